import autocannon from 'autocannon';
import { memoryOf } from './process-figures.mjs';

/** Writes go on from where the last load ended: its last requests may still be under way when their rows are undone. */
let nextWrite = 1000;

/** The request that one number of an operation makes of one server. */
export function requestOf(server, operation, number) {
  const { query, variables } = operation[server.kind];
  const asked = server.kind === 'floor' ? { variables: variables(number) } : { query, variables: variables(number) };
  return {
    method: 'POST',
    path: server.kind === 'floor' ? `/${operation.name}` : '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...server.headersOf(operation) },
    body: JSON.stringify(asked),
  };
}

/** Asks once. @returns the data. @throws Error with the server's words when it refuses */
export async function askOnce(server, operation, number = 1) {
  const { path, ...init } = requestOf(server, operation, number);
  const response = await fetch(server.url + path, init);
  const text = await response.text();
  const answer = text.startsWith('{') ? JSON.parse(text) : undefined;
  if (!answer?.data || answer.errors || !isFine(text))
    throw new Error(`${server.kind} answered ${operation.name} with ${response.status}: ${text.slice(0, 600)}`);
  return answer.data;
}

/** Whether an answer holds no refusal: neither an error of the answer nor one that a form would show. */
const isFine = (text) => !text.includes('"errors":[') && !text.includes('"code":"');

/** Longest that an answer is waited for; on a busy machine the slowest server took a third of that for sixty-four at once. */
const answerWithinSeconds = 300;

/**
 * Loads a server with so many requests of one operation; every one is answered when it ends, so that nothing of it is
 * still under way while the next is measured.
 *
 * @param {{ connections: number, amount: number }} wish
 * @returns {Promise<{ seconds: number, times: readonly number[], memoryMb: number }>} how long each request took, in ms
 * @throws Error when an answer was not what it should be
 */
export async function load(server, operation, { connections, amount }) {
  const times = [];
  let firstUnfit = '';
  const fits = (text) => isFine(text) || ((firstUnfit ||= text.slice(0, 300)), false);
  const numbered = (request) => ({ ...request, body: requestOf(server, operation, nextWrite++).body });
  const instance = autocannon({
    url: server.url,
    connections,
    amount,
    timeout: answerWithinSeconds,
    // It ends with a sample; the usual second of waiting for one would be most of a short round.
    sampleInt: 100,
    requests: [{ ...requestOf(server, operation, 1), ...(operation.isWrite && { setupRequest: numbered }) }],
    verifyBody: fits,
  });
  const began = performance.now();
  let ended = began;
  instance.on('response', (_client, _status, _bytes, time) => {
    times.push(time);
    ended = performance.now();
  });
  let memoryMb = 0;
  const look = () => (memoryMb = Math.max(memoryMb, memoryOf(server.pid)));
  const watch = setInterval(look, 250);
  const result = await new Promise((resolve, reject) => instance.once('done', resolve).once('error', reject)).finally(
    () => clearInterval(watch),
  );
  look();
  if (result.non2xx + result.mismatches + result.errors + result.timeouts > 0)
    throw new Error(
      `${server.kind} ${operation.name}: ${result.non2xx} refused, ${result.mismatches} with errors, ${result.errors} broken. ${firstUnfit}`,
    );
  return { seconds: (ended - began) / 1000, times, memoryMb };
}
