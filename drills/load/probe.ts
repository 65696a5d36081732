export interface Glance {
  status: number;
  ms: number;
  retryAfter: string | null;
}

/** One request, as a proxy or a visitor makes it. Status 0: no answer. */
export async function glance(url: string, cookie?: string): Promise<Glance> {
  const begun = performance.now();
  try {
    const response = await fetch(url, {
      headers: cookie === undefined ? {} : { cookie },
      signal: AbortSignal.timeout(30_000),
    });
    await response.arrayBuffer();
    return {
      status: response.status,
      ms: performance.now() - begun,
      retryAfter: response.headers.get('retry-after'),
    };
  } catch {
    return { status: 0, ms: performance.now() - begun, retryAfter: null };
  }
}
