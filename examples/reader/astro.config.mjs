import node from "@astrojs/node";
import { defineConfig, envField } from "astro/config";

export default defineConfig({
  output: "server",
  adapter: node({ mode: "standalone" }),
  // Styles are files of their own, so that the page's policy can refuse inline ones.
  build: { inlineStylesheets: "never" },
  // No image is made here: the API hands out ready renditions.
  image: { service: { entrypoint: "astro/assets/services/noop" } },
  // Only to learn which language a reader prefers; addresses come from the API.
  i18n: { locales: ["pl", "en", "uk"], defaultLocale: "pl", routing: "manual" },
  devToolbar: { enabled: false },
  env: {
    schema: {
      // Read when the server starts, not when it is built.
      API_URL: envField.string({
        context: "server",
        access: "secret",
        url: true,
        default: "http://localhost:8000",
      }),
    },
  },
});
