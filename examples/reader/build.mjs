// What `astro build` does. That command refuses Debian 12's Node 18.20.4 for a
// few patches that it lacks; the library itself builds with it.
import { build } from "astro";

process.env.ASTRO_TELEMETRY_DISABLED = "1";
await build({ logLevel: "warn" });
