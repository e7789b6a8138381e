import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OutputFile, writeFolder } from '../../lib/app/dist';

let root: string;
let dist: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dist-'));
  dist = join(root, 'dist');
});
afterEach(() => {
  chmodSync(root, 0o755);
  rmSync(root, { recursive: true, force: true });
});

const file = (name: string, ...chunks: string[]): OutputFile => ({ name, chunks });
const content = (name: string) => readFileSync(join(dist, name), 'utf8');
const names = () => readdirSync(dist, { recursive: true }).map(String).sort();

function* failing(): Generator<string> {
  yield 'half';
  throw new Error('split adds up to 95');
}

describe('writeFolder', () => {
  it('writes all files and says their size in bytes', () => {
    expect(writeFolder(dist, [file('a.yaml', 'é', '\n'), file('sub/b.yaml', 'b')])).toEqual([
      { name: 'a.yaml', bytes: 3 },
      { name: 'sub/b.yaml', bytes: 1 },
    ]);
    expect(content('a.yaml')).toBe('é\n');
    expect(content('sub/b.yaml')).toBe('b');
  });

  it('leaves no staging folder behind, and a list that no kubectl reads', () => {
    writeFolder(dist, [file('b.yaml', 'b'), file('a.yaml', 'a')]);
    expect(names()).toEqual(['.cdk8s-istio', 'a.yaml', 'b.yaml']);
    expect(content('.cdk8s-istio').split('\n').slice(1)).toEqual(['a.yaml', 'b.yaml', '']);
  });

  it('removes what it wrote last time and does not write now, and nothing else', () => {
    writeFolder(dist, [file('old.yaml', 'x'), file('sub/old.yaml', 'x'), file('kept.yaml', 'x')]);
    writeFileSync(join(dist, 'mine.yaml'), 'mine');
    writeFolder(dist, [file('kept.yaml', 'y')]);
    expect(names()).toEqual(['.cdk8s-istio', 'kept.yaml', 'mine.yaml']);
  });

  it('replaces a file of the same name that stock cdk8s wrote', () => {
    mkdirSync(dist);
    writeFileSync(join(dist, 'a.yaml'), 'stock');
    writeFolder(dist, [file('a.yaml', 'ours')]);
    expect(content('a.yaml')).toBe('ours');
  });

  it('does not touch a file whose bytes are unchanged', () => {
    writeFolder(dist, [file('a.yaml', 'same'), file('b.yaml', 'old!')]);
    utimesSync(join(dist, 'a.yaml'), 1, 1);
    utimesSync(join(dist, 'b.yaml'), 1, 1);
    writeFolder(dist, [file('a.yaml', 'same'), file('b.yaml', 'new!')]);
    expect(statSync(join(dist, 'a.yaml')).mtimeMs).toBe(1000);
    expect(statSync(join(dist, 'b.yaml')).mtimeMs).not.toBe(1000);
  });

  it('writes a file that is larger than its buffers', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `line ${i} é\n`);
    const [written] = writeFolder(dist, [file('a.yaml', ...lines)]);
    expect(content('a.yaml')).toBe(lines.join(''));
    expect(written?.bytes).toBe(Buffer.byteLength(lines.join('')));
    utimesSync(join(dist, 'a.yaml'), 1, 1);
    writeFolder(dist, [file('a.yaml', ...lines)]);
    expect(statSync(join(dist, 'a.yaml')).mtimeMs).toBe(1000);
  });
});

describe('a run that fails', () => {
  it('leaves the last good output as it was', () => {
    writeFolder(dist, [file('a.yaml', 'good'), file('b.yaml', 'good')]);
    const run = () => writeFolder(dist, [file('a.yaml', 'bad'), { name: 'c.yaml', chunks: failing() }]);
    expect(run).toThrow('split adds up to 95');
    expect(names()).toEqual(['.cdk8s-istio', 'a.yaml', 'b.yaml']);
    expect(content('a.yaml')).toBe('good');
  });

  it('leaves no folder behind that was not there before', () => {
    expect(() => writeFolder(join(dist, 'deep'), [{ name: 'a.yaml', chunks: failing() }])).toThrow();
    expect(existsSync(dist)).toBe(false);
  });

  it('has its leftovers removed by the next one, if it was killed', () => {
    mkdirSync(join(dist, '.cdk8s-istio-staging-999999999-abc'), { recursive: true });
    mkdirSync(join(dist, `.cdk8s-istio-staging-${process.ppid}-abc`));
    writeFolder(dist, []);
    expect(names()).toEqual(['.cdk8s-istio', `.cdk8s-istio-staging-${process.ppid}-abc`]);
  });
});

describe('writeFolder refuses', () => {
  it.each([
    ['../a.yaml', 'leads out of the folder'],
    ['a/../../b.yaml', 'leads out of the folder'],
    ['/etc/passwd', 'not relative'],
    ['C:\\a.yaml', 'backslash'],
    ['a\nb', 'control character'],
    ['', 'empty'],
    ['.cdk8s-istio', 'remembers what was written'],
  ])('the name %j', (name, reason) => {
    expect(() => writeFolder(dist, [file(name, 'x')])).toThrow(reason);
    expect(existsSync(dist)).toBe(false);
  });

  it('two files whose names differ in case only', () => {
    expect(() => writeFolder(dist, [file('a.yaml'), file('A.yaml')])).toThrow(/"a\.yaml" and "A\.yaml" are one file/);
  });

  it('a list that names a file outside, and removes nothing', () => {
    mkdirSync(dist);
    writeFileSync(join(root, 'precious'), '');
    writeFileSync(join(dist, '.cdk8s-istio'), '../precious\n');
    expect(() => writeFolder(dist, [])).toThrow(/lists "\.\.\/precious".*delete/);
    expect(existsSync(join(root, 'precious'))).toBe(true);
  });

  it('to go through a link that leads out of the folder', () => {
    mkdirSync(dist);
    symlinkSync(root, join(dist, 'sub'));
    expect(() => writeFolder(dist, [file('sub/a.yaml', 'x')])).toThrow(/sub is not a folder/);
    writeFileSync(join(root, 'precious'), '');
    writeFileSync(join(dist, '.cdk8s-istio'), 'sub/precious\n');
    writeFolder(dist, []);
    expect(existsSync(join(root, 'precious'))).toBe(true);
  });

  it('to follow a link that leads nowhere', () => {
    symlinkSync(join(root, 'gone'), dist);
    expect(() => writeFolder(dist, [file('a.yaml', 'x')])).toThrow(
      /^cannot make the folder .*a symbolic link leads nowhere/,
    );
  });

  it('a folder in the way of a file', () => {
    mkdirSync(join(dist, 'a.yaml'), { recursive: true });
    expect(() => writeFolder(dist, [file('a.yaml', 'x')])).toThrow(/a folder of that name is in the way/);
  });

  it('a file in the way of the folder', () => {
    writeFileSync(dist, '');
    expect(() => writeFolder(dist, [])).toThrow(/cannot make the folder .*: a file stands where a folder is needed/);
    expect(() => writeFolder(join(dist, 'sub'), [])).toThrow(/a file stands where a folder is needed/);
  });

  it.skipIf(process.getuid?.() === 0)('a folder that it may not write to', () => {
    chmodSync(root, 0o555);
    expect(() => writeFolder(dist, [])).toThrow(/you may not write there/);
  });
});
