// Files of a few folders over HTTP on this machine only, as a tile server would give them.
import {createReadStream, existsSync, openSync, readSync, closeSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';

const types = {'.html': 'text/html', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.pbf': 'application/x-protobuf'};

function isGzip(file) {
  const head = Buffer.alloc(2), open = openSync(file);
  readSync(open, head, 0, 2, 0);
  closeSync(open);
  return head[0] === 0x1f && head[1] === 0x8b;
}

// folders: {'/prefix': folder}; the first that fits is taken. Gives {address, close}.
export function serve(folders) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const prefix = Object.keys(folders).find((start) => path.startsWith(start + '/'));
    const file = join(folders[prefix], path.slice(prefix.length));
    if (!existsSync(file)) {
      response.writeHead(extname(file) === '.pbf' ? 204 : 404);   // no tile there: nothing to draw
      return response.end();
    }
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    if (extname(file) === '.pbf' && isGzip(file)) response.setHeader('Content-Encoding', 'gzip');
    createReadStream(file).pipe(response);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () =>
    done({address: `http://127.0.0.1:${server.address().port}`, close: () => server.close()})));
}
