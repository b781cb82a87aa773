// Prints the random tokens of three requests, and checks all other requests.
// Arguments: the path of the module, and `without` for a host that has no randomness.
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';

const [path, without] = process.argv.slice(2);
let memory;
const random = (start, length) => {
    if (without) return 0;
    webcrypto.getRandomValues(new Uint8Array(memory.buffer, start, length));
    return 1;
};
const { instance } = await WebAssembly.instantiate(readFileSync(path), { env: { random } });
memory = instance.exports.memory;

const body = (name) => {
    const start = instance.exports[name]();
    const bytes = new Uint8Array(memory.buffer);
    return new TextDecoder().decode(bytes.slice(start, bytes.indexOf(0, start)));
};
const expect = (name, expected) => {
    const actual = body(name);
    if (actual !== expected) throw new Error(`${name} gives ${actual} instead of ${expected}`);
};
expect('plain', '{}');
expect('with_own_token', '{"token":"own"}');
if (without) {
    // No token is better than one that another process also has.
    expect('with_random_token', '{}');
} else {
    for (let i = 0; i < 3; i++) console.log(JSON.parse(body('with_random_token')).token);
}
