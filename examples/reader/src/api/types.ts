/** Short names for the shapes of the API that the components draw. */

import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Language = "pl" | "en" | "uk";
export type Problem = Schemas["Problem"];
export type TextIn = Schemas["TextIn"];
export type RecordedDate = Schemas["DateOut"];
export type Source = Schemas["SourceOut"];
export type File = Schemas["FileDocument"];
export type Image = Schemas["ImageDocument"];
export type Milestone = Schemas["MilestoneOut"];
export type Menu = Schemas["MenuDocument"];
export type Settings = Schemas["SettingsDocument"];

type AtPath = paths["/api/v1/by-path"]["get"]["responses"][200]["content"]["application/json"];
type Documents = Exclude<AtPath, { redirect: unknown } | { kind: "menu" | "settings" | "concept" | "conditions" }>;

/** Anything that has an address; `kind` tells which. */
export type Document = Documents & {
  /** Only of drafts. */
  preview?: Schemas["PreviewFacts"];
};
export type Kind = Document["kind"];
export type Of<K extends Kind> = Extract<Document, { kind: K }>;
/** Part of a page's text; `type` tells which. */
export type Block = Of<"page">["body"][number];

/** A list, and what stands in it. */
export type ListName = "news" | "activities" | "partners" | "practices" | "resources" | "groups" | "products" | "documents" | "topics" | "countries" | "offers";
export type Entry =
  | Schemas["ActivityItem"]
  | Schemas["DocumentItem"]
  | Schemas["GroupItem"]
  | Schemas["NewsItem"]
  | Schemas["PartnerItem"]
  | Schemas["PracticeItem"]
  | Schemas["ProductItem"]
  | Schemas["ResourceItem"]
  | Schemas["TopicItem"]
  | Schemas["CountryItem"]
  | Schemas["OfferItem"];
export interface List {
  total: number;
  next: string | null;
  items: Entry[];
}

/** For the end of a `switch`: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`Not drawn: ${JSON.stringify(value)}`);
}
