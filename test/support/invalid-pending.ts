/**
 * Cases of test/invalid whose report is not right yet, and what it must say. They have no
 * `expected.txt`. When the report is right, its test fails here: remove the entry and run with UPDATE=1.
 */
export const PENDING: Readonly<Record<string, readonly RegExp[]>> = {
  "BG0114-image-without-address": [/BG0114\].*\n.*talks\.md:4:14/],
};
