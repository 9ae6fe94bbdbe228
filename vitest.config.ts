import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    // Every core: by itself it leaves one free, and half of them are not used where there are two.
    maxWorkers: "100%",
    // Large sites take a while to remove on a slow disk.
    hookTimeout: 120_000,
    // Nothing in briefgen may depend on either; a zone with an odd offset and a foreign locale find out.
    env: { TZ: "Pacific/Chatham", LANG: "tr_TR.UTF-8" },
  },
});
