// Questions about expressions: every operator on values it likes and dislikes. [expression, type, properties, zoom]
const literal = (value) => value !== null && typeof value === 'object' ? ['literal', value] : value;
const types = [undefined, 'number', 'string', 'boolean', 'color', 'array', 'formatted'];
const values = [0, 1, -1, 1.5, -0.5, 1e21, 1e-7, 123456789012345680000, '', 'a', '5', ' 12 ', '0x1f', '1e3', 'Infinity', '-5.',
  '.5', 'NaN', true, false, null, [1, 2], [], ['a'], [1, 'a'], {a: 1}, {b: [1, {c: null}]}, 'red', '#f00'];
const numbers = [0, 1, -1, 2.5, -2.5, 0.5, -0.5, 3, 1e308, 1e-308, 100, 0.49999999999999994];
const comparable = [0, 1, 'a', 'b', 'B', 'é', true, null, [1], {a: 1}, '1', '😀', '￮'];
const texts = ['abcdef', 'aé😀中b', '', '中吉界'];
const colours = ['red', 'RED', ' red ', 'transparent', '#abc', '#ABCD', '#aabbcc', '#aabbccdd', '#ab', '#abcde', '#ggg',
  'rgb(1,2,3)', 'rgb(1 2 3)', 'rgb(1 2 3 / 0.5)', 'rgb(1 2 3/50%)', 'rgb(10%,20%,30%)', 'rgb(10%,20,30)', 'rgba(1,2,3,50%)',
  'rgba(1,2,3)', 'rgb(1,2,3,.5)', 'rgb(300,-5,3)', 'rgb(1,2)', 'rgb (1,2,3)', 'rgb(1,2 3)', 'RGB(1,2,3)', 'hsl(120,50%,50%)',
  'hsl(120deg 50% 50% / 0.3)', 'hsla(-120,50%,50%,0.3)', 'hsl(480,150%,50%)', 'hsl(120,50,50)', 'hwb(1 2 3)', 'rgb(1e2,+2,3.)',
  'rgb(none 2 3)', 'grey', 'rgb(1 2 3 0.5)', 'rgb(1,2,3/0.5)'];
const unary = ['to-string', 'to-number', 'to-boolean', 'to-color', 'typeof', 'number', 'string', 'boolean', 'object', 'array',
  'length', 'upcase', 'concat', '!', 'abs', '-', 'to-rgba'];
const functions = ['sqrt', 'ln', 'log2', 'log10', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'abs', 'round', 'floor', 'ceil', '-'];
const everything = ['+', '*', '/', '^', '%', 'min', 'max', 'all', 'any', '!', 'concat', 'e', 'pi', 'zoom', 'id', 'properties',
  'geometry-type', 'coalesce', 'case', 'match', 'step', 'interpolate', 'let', 'var', 'at', 'in', 'slice', 'literal', 'rgb',
  'format', 'get', 'has', 'number-format', 'global-state', 'accumulated', 'line-progress', 'heatmap-density', 'elevation',
  'error', 'split', 'join', 'within', 'feature-state', 'is-supported-script', 'index-of', 'array', 'string', 'nonsense', ''];

export function questions() {
  const list = [];
  const ask = (expression, type, properties, zoom = 0) => list.push([expression, type, properties, zoom]);
  conversions(ask);
  comparisons(ask);
  arithmetic(ask);
  wrongCalls(ask);
  colourTexts(ask);
  ramps(ask);
  decisions(ask);
  sequences(ask);
  formats(ask);
  legacyFunctions(ask);
  return list;
}

function conversions(ask) {
  for (const value of values) {
    for (const name of unary) ask([name, literal(value)]), ask([name, ['get', 'x']], undefined, {x: value});
    for (const type of types) {
      ask(literal(value), type);
      ask(['get', 'x'], type, {x: value});
      ask(['coalesce', ['get', 'y'], ['get', 'x']], type, {x: value});
      ask(['case', ['has', 'x'], ['get', 'x'], ['get', 'y']], type, {x: value});
    }
  }
  for (const length of [-1, 0, 1.5, 2, 3, null, 'a'])
    for (const item of ['number', 'string', 'object', 'value']) ask(['array', item, length, ['get', 'x']], undefined, {x: [1, 2]});
}

function comparisons(ask) {
  const collators = [{}, {'case-sensitive': true}, {'diacritic-sensitive': true}, {locale: 'de', 'diacritic-sensitive': true},
    {'case-sensitive': true, 'diacritic-sensitive': true}, {'case-sensitive': 'x'}];
  for (const name of ['==', '!=', '<', '>', '<=', '>=']) {
    for (const a of comparable)
      for (const b of comparable) {
        ask([name, literal(a), literal(b)]);
        ask([name, ['get', 'a'], ['get', 'b']], undefined, {a, b});
        ask([name, ['get', 'a'], literal(b)], undefined, {a});
      }
    for (const options of collators)
      for (const [a, b] of [['a', 'A'], ['a', 'á'], ['ä', 'z'], ['中', 'é'], [1, 2]]) {
        ask([name, a, b, ['collator', options]]);
        ask([name, ['get', 'a'], ['get', 'b'], ['collator', options]], undefined, {a, b});
      }
  }
}

function arithmetic(ask) {
  for (const a of numbers) {
    for (const name of functions) ask([name, a]);
    for (const b of numbers) for (const name of ['+', '-', '*', '/', '%', '^', 'min', 'max']) ask([name, a, b]);
  }
}

function wrongCalls(ask) {
  for (const name of everything)
    for (const args of [[], [1], [1, 2, 3], ['a'], ['a', 'b', 'c', 'd'], [['get', 'x']], [true, false]])
      ask([name, ...args], undefined, {x: 3});
  for (const program of [[], [1], [['get', 'x']], [null], null, 'x', 5, true]) ask(program);
}

function colourTexts(ask) {
  for (const text of colours) ask(text, 'color'), ask(['to-rgba', ['to-color', text]]), ask(['to-string', ['to-color', text]]);
  for (const channel of [0, 128.5, 255, 256, -1, 'a']) ask(['rgb', channel, 0, 0]), ask(['rgba', 0, 0, 0, channel]);
}

function ramps(ask) {
  const easings = [['linear'], ['exponential', 2], ['exponential', 0.5], ['exponential'], ['cubic-bezier', 0.42, 0, 0.58, 1],
    ['cubic-bezier', 0.2, 0.9, 0.9, 0.1], ['cubic-bezier', 2, 0, 0, 0], ['nope'], []];
  for (const easing of easings)
    for (const x of [-1, 0, 0.1, 3, 5, 9.9, 20, 'a', null])
      ask(['interpolate', easing, ['get', 'x'], 0, 1, 5, -3, 10, 100], 'number', {x});
  const pairs = [['red', 'blue'], ['white', 'blue'], ['black', 'red'], ['rgba(255,0,0,0)', 'blue'], ['gray', 'red'],
    ['hsl(10,80%,40%)', 'hsl(350,80%,40%)'], ['#123456', '#fedcba']];
  for (const name of ['interpolate', 'interpolate-hcl', 'interpolate-lab'])
    for (const [a, b] of pairs)
      for (const zoom of [-1, 0, 2.5, 7, 11]) ask([name, ['linear'], ['zoom'], 0, a, 10, b], 'color', undefined, zoom);
  for (const x of [-1, 0, 1, 2.5, 'a', null]) ask(['step', ['get', 'x'], 'a', 0, 'b', 2, 'c'], undefined, {x});
  const over = ['interpolate', ['linear'], ['zoom'], 0, 0, 10, 10];
  for (const program of [over, ['+', 1, over], ['let', 'a', over, ['var', 'a']], ['coalesce', over, 0], ['case', true, over, 0],
    ['step', ['zoom'], 0, 1, over], ['step', ['zoom'], ['zoom'], 5, 1], ['to-string', over], ['zoom'], ['let', 'z', ['zoom'], 1],
    ['interpolate', ['linear'], ['+', ['zoom'], 1], 0, 0, 10, 10], ['match', ['get', 'x'], 3, over, 0]])
    for (const type of [undefined, 'number', 'string']) ask(program, type, {x: 3}, 4);
}

function decisions(ask) {
  for (const x of [1, 2, 'a', 'b', null, true, 1.5, [1], 0]) {
    ask(['match', ['get', 'x'], 1, 'one', [2, 3], 'more', 'other'], 'string', {x});
    ask(['match', ['get', 'x'], 'a', 1, ['b', 'c'], 2, 0], undefined, {x});
    ask(['case', ['get', 'x'], 'yes', 'no'], undefined, {x});
    for (const name of ['all', 'any']) for (const first of [true, false]) ask([name, first, ['get', 'x']], undefined, {x});
    ask(['coalesce', ['get', 'x'], 5], 'number', {x});
  }
  const x = ['get', 'x'];
  for (const program of [['match', x, 1, 1, 1, 2, 3], ['match', x, 1, 1, 'a', 2, 3], ['match', x, 1.5, 1, 2], ['match', x, [], 1, 2],
    ['match', 'a', 1, 'x', 'y'], ['case', 1, 2, 3], ['case', true, 'a', 1], ['coalesce', 1, 'a'], ['coalesce', null, 'a'],
    ['coalesce', ['to-color', x], 'red'], ['let', 'a', 1, ['let', 'a', 2, ['var', 'a']]], ['let', 'a', 1, ['var', 'c']],
    ['let', 'a-b', 1, ['var', 'a-b']], ['let', 'a', 1, 'b', ['var', 'a'], ['var', 'b']], ['case', true, 1, ['number', 'x']]])
    for (const type of [undefined, 'string', 'number', 'color']) ask(program, type, {x: 1});
}

function sequences(ask) {
  for (const text of texts)
    for (const sequence of [text, ['literal', [...text]]]) {
      ask(['length', sequence]), ask(['in', 'b', sequence]), ask(['split', sequence, 'c']);
      for (const a of [0, 1, -1, 1.5, 10, -10]) {
        ask(['slice', sequence, a]), ask(['index-of', 'b', sequence, a]), ask(['at', a, sequence]);
        for (const b of [0, 3, -1, 10]) ask(['slice', sequence, a, b]);
      }
    }
  for (const needle of [1, '1', null, true, [1], {a: 1}])
    for (const place of ['ab1', 'true', ['literal', [1, '1', null, true]], ['get', 'x'], 5, null, ''])
      for (const name of ['in', 'index-of']) ask([name, literal(needle), place], undefined, {x: [1, 2]});
}

function formats(ask) {
  const options = [{}, {locale: 'de-DE'}, {locale: 'en-US', currency: 'USD'}, {locale: 'ja-JP', currency: 'JPY'},
    {'min-fraction-digits': 2}, {'max-fraction-digits': 1}, {'min-fraction-digits': 4, 'max-fraction-digits': 2}, {currency: 'X'},
    {locale: 'en-US', unit: 'kilometer'}, {locale: 'zh-CN', currency: 'CNY'}, {currency: 'USD', unit: 'meter'}, {unit: 'nonsense'}];
  for (const number of [0, 1234.5678, -9876543.21, 0.000123, 1e21, 2.5])
    for (const option of options) ask(['number-format', number, option]);
  for (const program of [['format', 'a', {'text-color': 'red'}, 'b', {'text-font': ['literal', ['X', 'Y']]}], ['format', {}],
    ['format', ['get', 'x'], {'font-scale': 2}], ['format', 'a', {'font-scale': 'x'}], ['format', 1], ['format', ['image', 'i']],
    ['format', 'a', {'vertical-align': 'top'}], ['format', 'a', {'vertical-align': 'nope'}], ['format', ['literal', [1]]]])
    for (const type of [undefined, 'formatted', 'string']) ask(program, type, {x: 3});
}

function legacyFunctions(ask) {
  const zoomed = [[{zoom: 0, value: 0}, 0], [{zoom: 0, value: 10}, 10], [{zoom: 10, value: 0}, 100], [{zoom: 10, value: 10}, 200]];
  for (const x of [-1, 0, 2, 5, 11, 'a', 'b', true]) {
    for (const rest of [{stops: [[0, 1], [10, 5]]}, {stops: [[0, 1], [10, 5]], base: 2}, {stops: zoomed}, {type: 'identity'},
      {type: 'categorical', stops: [['a', 1], ['b', 2]], default: 9}, {type: 'identity', default: 3}])
      ask({property: 'x', ...rest}, 'number', {x}, 5);
    for (const colorSpace of ['rgb', 'lab', 'hcl', 'nope'])
      ask({property: 'x', stops: [[0, 'red'], [10, 'blue']], colorSpace}, 'color', {x}, 5);
    ask({stops: [[0, 1], [5, 7], [10, 5]], base: 1.5}, 'number', {x}, 5);
  }
}
