import { type Agent, get } from 'node:http';

/** Asks for one answer and reads it to its end. @throws Error where it is not 200. */
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
