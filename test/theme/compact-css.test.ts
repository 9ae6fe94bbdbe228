import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compactCss } from "../../src/theme/compact-css.ts";

test.each([
  ["comments and white space", "/* A */\na,\nb {\n  color: red; /* B */\n}\n\n/* C */\n", "a,b{color:red;}"],
  ["the space that joins selectors", ".a  .b > .c :hover { x: y }", ".a .b > .c :hover{x:y}"],
  ["a comment that parts nothing but words", "a/* x */b{} .a/**/.b{}", "a/**/b{}.a/**/.b{}"],
  ["a comment beside white space", ".a /* x */ .b{} .a/* x */ .b{}", ".a .b{}.a .b{}"],
  ["the spaces of calc()", "a { width: calc( 1px + 2px ) }", "a{width:calc( 1px + 2px )}"],
  [
    "strings",
    `a::after { content: "/* {  } */  \\" ;  " ; b: ' , ' }`,
    `a::after{content:"/* {  } */  \\" ;  ";b:' , '}`,
  ],
  ["addresses", 'a { b: url( /*x*/a,  b ); c: url( "a  b" ) }', 'a{b:url( /*x*/a,  b );c:url( "a  b" )}'],
  ["escapes", ".a\\{  .b\\ ,.\\26  c{}", ".a\\{ .b\\ ,.\\26  c{}"],
  ["a property without a value", "a { --x: ; --y:  }", "a{--x: ;--y: }"],
  [
    "media queries",
    "@media (min-width: 40rem) and (x) , print { a { b: c } }",
    "@media (min-width:40rem) and (x),print{a{b:c}}",
  ],
  ["comments with licences", "/*! MIT */ a { }", "/*! MIT */ a{}"],
  ["what is not finished", "a { b: c /* d", "a{b:c /* d"],
  ["a string that is not finished", 'a { b: "c  d }', 'a{b:"c  d }'],
  ["a string that its line ends", 'a{b:"c\n}d{e:"f  g"}', 'a{b:"c\n}d{e:"f  g"}'],
])("%s", (_, css, compact) => {
  expect(compactCss(css)).toBe(compact);
  expect(compactCss(compact)).toBe(compact);
});

test("the theme's own style sheet loses a fifth, and no rule", () => {
  const css = readFileSync("templates/assets/style.css", "utf8");
  const compact = compactCss(css);
  expect(compact.length).toBeLessThan(css.length * 0.8);
  const signs = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s/g, "");
  expect(signs(compact)).toBe(signs(css));
});
