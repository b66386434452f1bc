// usage: node style_expressions.mjs ATLAS_PROGRAM PEER_PACKAGE
import {spawnSync} from 'node:child_process';
import {resolve} from 'node:path';

import {questions} from './style_questions.mjs';

const [program, folder] = process.argv.slice(2);
const peer = await import(resolve(folder, 'dist/index.mjs'));
const geometry = {type: 'Point', coordinates: [0, 0]};
const cases = questions().map(([expression, type, properties, zoom]) =>
  ({expression, type, zoom, feature: properties && {type: 'Feature', geometry, properties}}));

function plain(value) {
  if (value instanceof peer.Color) return [value.r, value.g, value.b, value.a];
  if (value instanceof peer.Formatted)
    return {sections: value.sections.map((s) => ({...s, textColor: s.textColor ? plain(s.textColor) : null}))};
  return value === undefined ? null : value;
}

function peerAnswer({expression, type, feature, zoom}) {
  const spec = {...(type === 'array' ? {type, value: 'value'} : type ? {type} : {}), 'property-type': 'data-driven',
    expression: {interpolated: true, parameters: ['zoom', 'feature']}};
  const seen = feature && {...feature, type: feature.geometry?.type, properties: feature.properties ?? {}};
  try {
    const parsed = expression && typeof expression === 'object' && !Array.isArray(expression) && peer.isFunction(expression) ? {result: 'success', value: peer.createFunction(expression, spec)}
                                               : peer.createPropertyExpression(expression, 'root', spec);
    if (parsed.result === 'error') return {error: parsed.value.map((e) => `${e.key} ${e.message}`).join('; ')};
    const value = parsed.value.evaluateWithoutErrorHandling ? parsed.value.evaluateWithoutErrorHandling({zoom}, seen)
                                                            : parsed.value.evaluate({zoom}, seen);
    return {value: JSON.parse(JSON.stringify(plain(value)))};
  } catch (error) {
    return {error: error.message};
  }
}

function same(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
  if (a && b && typeof a === 'object' && typeof b === 'object') {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
  }
  return a === b;
}

const input = cases.map((request) => JSON.stringify(request)).join('\n') + '\n';
const run = spawnSync(resolve(program), ['style', 'eval', '-'], {input, encoding: 'utf8', maxBuffer: 1 << 28});
const answers = run.stdout.trim().split('\n').map((line) => JSON.parse(line));
let different = 0;
cases.forEach((request, i) => {
  const theirs = peerAnswer(request), ours = answers[i] ?? {error: 'no answer'};
  const agree = 'error' in theirs ? 'error' in ours : 'value' in ours && same(theirs.value, ours.value);
  if (!agree) {
    ++different;
    console.log(JSON.stringify(request), '\n  theirs', JSON.stringify(theirs), '\n  ours  ', JSON.stringify(ours));
  }
});
console.log(`${cases.length} questions, ${different} answered differently`);
process.exit(different ? 1 : 0);
