import { defineConfig } from "vitest/config";

/**
 * `npm run test:unit`: tests that take milliseconds, without a browser, a server, another process or a compiled
 * `lib/`. The files that are named after a `!` take seconds.
 */
const UNIT = [
  "test/{text,schema,config,diagnostics,report}/*.test.ts",
  "test/content/!(nesting|accelerated|commonmark|marks).test.ts",
  "test/graph/!(related|storylines|select).test.ts",
  "test/{dev/changes,dev/client,dev/served-site,cli/progress,import/import}.test.ts",
];

/** Tests that build sites in their own process; they change nothing in it. Files that share one need not compile it anew. */
const SITES = [
  "test/{pages,outputs,router,site,store,import,graph,content,disk,theme,markdown,editors}/*.test.ts",
  "test/cli/{build,changes,commands,explain,floods,graph,import,links,memory,preview,report,since,starting,tools,verify}.test.ts",
  "test/{deploy,fuzz,shards}/*.test.ts",
  "test/dev/{known-attacks,preview,server,static-host}.test.ts",
  "test/faults/{attacks,bombs,direction,failing-disk,full-disk,leaks,planted,swapped,terminal}.test.ts",
  "test/properties/{build,incremental,order,parse}.test.ts",
  "test/{docs,invalid,sites}.test.ts",
];

/** Tests in a browser: files that share a process share what they need of briefgen and of Playwright, and the sample site. */
const BROWSER = ["test/browser/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    // Use every core: by default, Vitest leaves one free, which is half of them if there are two.
    maxWorkers: "100%",
    // Large sites take a while to remove on a slow disk.
    hookTimeout: 120_000,
    // Runs for each file, also where files share a process and its modules.
    setupFiles: ["test/support/tidy.ts"],
    // Nothing in briefgen may depend on the time zone or the locale; an odd offset and a foreign locale find out.
    env: { TZ: "Pacific/Chatham", LANG: "tr_TR.UTF-8" },
    // It imports JSON in a way that Node.js does not know.
    server: { deps: { inline: ["@actions/workflow-parser"] } },
    // They run in the order of their names: the shortest come last, so that no core waits for a long one.
    projects: [
      {
        extends: true,
        test: {
          ...{ name: "browser", include: BROWSER, isolate: false },
          globalSetup: ["test/browser/before-all.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "processes",
          include: ["test/**/*.test.ts"],
          exclude: [...UNIT, ...SITES, ...BROWSER],
        },
      },
      { extends: true, test: { name: "sites", include: SITES, exclude: UNIT, isolate: false } },
      { extends: true, test: { name: "unit", include: UNIT, isolate: false } },
    ],
  },
});
