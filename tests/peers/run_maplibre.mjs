// MapLibre GL JS on the tiles, in Debian's Chromium with Mesa's llvmpipe: milliseconds a frame at each camera, as one
// line of JSON.
//
//     node run_maplibre.mjs FOLDER [--every N] [--pictures FOLDER NUMBER...]
//
// At each camera the page waits until nothing is missing ("idle"), then draws one frame at once (Map.redraw, so that no
// waiting for the screen's next refresh is counted) and reads one pixel of it back.
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {chromium} from 'playwright-core';

import {serve} from './tile_server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, '../node_modules');
const [folder, ...options] = process.argv.slice(2);
const after = (name) => options.includes(name) ? options.slice(options.indexOf(name) + 1) : [];
const world = JSON.parse(readFileSync(join(folder, 'world.json')));
const way = JSON.parse(readFileSync(join(folder, 'cameras.json')));
const version = JSON.parse(readFileSync(join(packages, 'maplibre-gl/package.json'))).version;

const server = await serve({'/tiles': join(folder, 'tiles'), '/maplibre': join(packages, 'maplibre-gl/dist'), '': here});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  headless: true,
  args: ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist', '--no-sandbox'],
});
try {
  const page = await browser.newPage({viewport: {width: 1920, height: 1080}, deviceScaleFactor: 1});
  page.on('pageerror', (error) => console.error(`run_maplibre: ${error.message}`));
  await page.goto(`${server.address}/maplibre.html`);
  await page.waitForFunction(() => window.ready);
  const renderer = await page.evaluate(() => window.rendererName());
  if (!renderer.includes('llvmpipe')) console.error(`run_maplibre: draws with ${renderer}, not with llvmpipe as we do`);
  const pictures = after('--pictures');
  if (pictures.length) {
    for (const number of pictures.slice(1)) {
      await page.evaluate((camera) => window.visit(camera), number === 'world' ? world[0] : way[number]);
      await page.screenshot({path: join(pictures[0], `maplibre-${number}.png`)});
    }
  } else {
    const every = Number(after('--every')[0] ?? 1);
    const frames = [], loads = [];
    for (const camera of way.filter((_, i) => i % every === 0)) {
      const {frame, load} = await page.evaluate((place) => window.visit(place), camera);
      frames.push(frame), loads.push(load);
    }
    console.log(JSON.stringify({version, browser: browser.version(), renderer, frame_ms: frames, load_ms: loads}));
  }
} finally {
  await browser.close();
  server.close();
}
