import { type Agent, get } from 'node:http';

/** Sends one request and reads its whole answer. @throws Error when the status is not 200. */
export function readAnswer({ url, cookie, agent }: { url: string; cookie: string; agent: Agent }): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`Answered ${String(response.statusCode)}.`)),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}
