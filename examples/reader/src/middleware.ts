/** What every answer of this server has in common. */

import { defineMiddleware } from "astro:middleware";

import { ApiUnavailable } from "./api/transport";

/** No scripts, nothing of other hosts but pictures: the CMS may keep them anywhere. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' http: https:",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

export const onRequest = defineMiddleware(async (context, next) => {
  let response: Response;
  try {
    response = await finished(await next());
  } catch (error) {
    const status = error instanceof ApiUnavailable ? 502 : 500;
    console.error(status === 502 ? `${error}` : error);
    response = await finished(await context.rewrite("/unavailable"), status);
  }
  const { headers } = response;
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  headers.set("Content-Security-Policy", `${POLICY}; frame-ancestors ${context.locals.framedBy ?? "'none'"}`);
  headers.set("X-Content-Type-Options", "nosniff");
  const etag = headers.get("ETag");
  if (etag && context.request.headers.get("If-None-Match") === etag) {
    headers.delete("Content-Type");
    return new Response(null, { status: 304, headers });
  }
  return response;
});

/**
 * Return a page once all of it is drawn, with an ETag if caches may keep it.
 *
 * Drawing fails as a whole or not at all: no reader gets half a page when the
 * API stops answering in the middle.
 */
async function finished(response: Response, status = response.status): Promise<Response> {
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) return response;
  const body = await response.text();
  const headers = new Headers(response.headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (status === 200 && headers.get("Cache-Control")?.startsWith("public")) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
    const hex = [...new Uint8Array(digest).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, "0"));
    headers.set("ETag", `W/"${hex.join("")}"`);
  }
  return new Response(body, { status, headers });
}
