/** What the API description does not say yet, and answers in its place. */

import type { components } from "./schema";
import type { Language, ListName, Menu, Settings } from "./types";

type Schemas = components["schemas"];

export interface PageFacts {
  breadcrumbs: { title: string; path: string }[];
  seo: { title: string; description: string; canonical: string; image: null };
  json_ld: Record<string, unknown>[];
}
type Envelope = Pick<Schemas["PageDocument"], "key" | "language" | "title" | "path" | "url" | "first_published" | "changed" | "translations">;
export interface SectionDocument extends Envelope {
  kind: "section";
  intro: string;
  list: string | null;
}
type Operation<Parameters, Answer> = {
  get: {
    parameters: Parameters;
    responses: {
      200: { content: { "application/json": Answer } };
      404: { content: { "application/problem+json": Schemas["Problem"] } };
    };
  };
};
export interface PendingPaths {
  "/api/v1/menus/{name}": Operation<{ path: { name: string }; query?: { lang?: Language } }, Menu>;
  "/api/v1/settings": Operation<{ query?: { lang?: Language } }, Settings>;
  "/api/v1/sections": Operation<{ query?: { lang?: Language; limit?: number; view?: "full" } }, { items: SectionDocument[] }>;
}

const SECTIONS: [ListName | null, string, string, string, string, string, string][] = [
  ["news", "/pl/aktualnosci/", "Aktualności", "/en/news/", "News", "/uk/novyny/", "Новини"],
  ["activities", "/pl/dzialania/", "Działania", "/en/activities/", "Activities", "/uk/diialnist/", "Заходи"],
  ["practices", "/pl/dobre-praktyki/", "Dobre praktyki", "/en/good-practices/", "Good practices", "/uk/dobri-praktyky/", "Добрі практики"],
  ["partners", "/pl/partnerzy/", "Partnerzy", "/en/partners/", "Partners", "/uk/partnery/", "Партнери"],
  [null, "/pl/historia/", "Historia", "/en/history/", "History", "/uk/istoriia/", "Історія"],
  [null, "/pl/o-partnerstwie/", "O partnerstwie", "/en/about/", "About", "/uk/pro-partnerstvo/", "Про партнерство"],
];
const NAMES = { pl: 1, en: 3, uk: 5 } as const;

function section(row: (typeof SECTIONS)[number], lang: Language): SectionDocument & PageFacts {
  const [path, title] = [row[NAMES[lang]] as string, row[NAMES[lang] + 1] as string];
  return {
    key: title, kind: "section", language: lang, title, path, url: path, first_published: "", changed: "",
    translations: (["pl", "en", "uk"] as const).map((code) => ({ language: code, path: row[NAMES[code]] as string, url: "", state: "current" })),
    intro: "<p>Intro</p>", list: row[0],
    breadcrumbs: [{ title: "Home", path: `/${lang}/` }],
    seo: { title, description: "", canonical: path, image: null }, json_ld: [],
  };
}

export function withPending(transport: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const response = await transport(request);
    const headers = { "Content-Type": "application/json", "Cache-Control": "public, max-age=60, stale-while-revalidate=600" };
    if (response.ok && ["/api/v1/by-path", "/api/v1/preview"].includes(pathname)) {
      const document = await response.json();
      if (!document.redirect && !document.seo) {
        const home = document.kind === "home" ? [] : [{ title: "Home", path: `/${document.language}/` }];
        Object.assign(document, {
          breadcrumbs: home, json_ld: [{ "@context": "https://schema.org", "@type": "WebPage", name: document.title }],
          seo: { title: document.title, description: document.summary, canonical: document.url, image: null },
        });
      }
      return new Response(JSON.stringify(document), { headers });
    }
    if (response.status !== 404) return response;
    const lang = (searchParams.get("lang") ?? "pl") as Language;
    const sections = SECTIONS.map((row) => section(row, lang));
    const json = (value: unknown) => new Response(JSON.stringify(value), { headers });
    if (pathname === "/api/v1/settings") return json({ kind: "settings", site_name: "" });
    if (pathname === "/api/v1/sections") return json({ items: sections.filter((row) => row.list) });
    if (pathname.startsWith("/api/v1/menus/"))
      return json({ items: pathname.endsWith("main") ? sections.map((row) => ({ label: { text: row.title, language: lang }, path: row.path, url: row.path, key: null, kind: "section", external: false })) : [] });
    const wanted = searchParams.get("path") ?? "";
    for (const code of ["pl", "en", "uk"] as const)
      for (const row of SECTIONS) if (row[NAMES[code]] === wanted) return json(section(row, code));
    return response;
  };
}
