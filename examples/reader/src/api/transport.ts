/** How requests reach the API: with a time limit, and without fetching twice what has not changed. */

/** Longest wait for an answer of the API, in milliseconds. */
const PATIENCE = 5_000;
/** Most answers kept in memory; the one unused for longest goes first. */
const MOST_KEPT = 500;

interface Kept {
  etag: string;
  body: string;
  headers: Headers;
  /** Until when the answer may be used without asking, in milliseconds since 1970. */
  freshUntil: number;
}

const kept = new Map<string, Kept>();

/** The API did not answer in time, or answered with a fault of its own. */
export class ApiUnavailable extends Error {
  override name = "ApiUnavailable";
}

/**
 * A `fetch` for the API client.
 *
 * Public answers are kept as long as their Cache-Control allows; after that
 * their ETag is sent along, and a 304 makes them fresh again. Answers to
 * requests with a token are never kept.
 *
 * @throws ApiUnavailable when nothing usable comes back.
 */
export async function transport(request: Request): Promise<Response> {
  if (request.method !== "GET" || request.headers.has("Authorization")) return ask(request);
  const known = kept.get(request.url);
  if (known && known.freshUntil > Date.now()) return answer(request.url, known);
  const headers = new Headers(request.headers);
  if (known) headers.set("If-None-Match", known.etag);
  const response = await ask(new Request(request, { headers }));
  if (known && response.status === 304) {
    known.freshUntil = freshUntil(response.headers);
    return answer(request.url, known);
  }
  kept.delete(request.url);
  const etag = response.headers.get("ETag");
  if (response.status !== 200 || !etag) return response;
  const body = await response.text();
  return answer(request.url, { etag, body, headers: response.headers, freshUntil: freshUntil(response.headers) });
}

async function ask(request: Request): Promise<Response> {
  let response: Response;
  let body: string;
  const signal = AbortSignal.timeout(PATIENCE);
  const once = () => fetch(new Request(request, { signal }));
  try {
    // The server may close an idle connection at the moment it is used again.
    response = await (request.method === "GET" ? once().catch(once) : once());
    body = await response.text();
  } catch (cause) {
    throw new ApiUnavailable(`No answer from ${request.url}`, { cause });
  }
  if (response.status >= 500) throw new ApiUnavailable(`${response.status} from ${request.url}`);
  return copy(body, response);
}

/** Remember an answer as the one used last, and hand out a copy of it. */
function answer(url: string, known: Kept): Response {
  kept.delete(url);
  kept.set(url, known);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return copy(known.body, { status: 200, headers: known.headers });
}

function copy(body: string, { status, headers }: { status: number; headers: Headers }): Response {
  const plain = new Headers(headers);
  // The body is no longer packed as it was when it came.
  plain.delete("Content-Encoding");
  plain.delete("Content-Length");
  return new Response(status === 304 || status === 204 ? null : body, { status, headers: plain });
}

function freshUntil(headers: Headers): number {
  const seconds = /(?:^|[\s,])max-age=(\d+)/.exec(headers.get("Cache-Control") ?? "")?.[1];
  return Date.now() + Number(seconds ?? 0) * 1_000;
}
