import { describe, expect, test } from "vitest";
import { html, story } from "./parsed.ts";

const linked = (address: string, after: string) => `<a href="${encodeURI(address)}">${address}</a>${after}`;

describe("a bare address ends", () => {
  test.each([
    ["https://example.org/a。次に", "https://example.org/a", "。次に"],
    ["https://example.org/を参照", "https://example.org/", "を参照"],
    ["https://example.org/a를 보라", "https://example.org/a", "를 보라"],
    ["https://example.org/a?b=c」と", "https://example.org/a?b=c", "」と"],
    ["https://example.org/a），", "https://example.org/a", "），"],
    ["https://example.org/a”", "https://example.org/a", "”"],
    ["https://example.org/a.」", "https://example.org/a", ".」"],
    ["https://example.org/a،", "https://example.org/a", "،"],
    ["https://example.org/a؟ ثم", "https://example.org/a", "؟ ثم"],
    ["https://example.org/a।", "https://example.org/a", "।"],
    ["https://example.org/aครับ", "https://example.org/a", "ครับ"],
    ["https://例え.example/x。次", "https://例え.example/x", "。次"],
    ["https://例え.example/を", "https://例え.example/", "を"],
    ["https://example.org/a、https", "https://example.org/a", "、https"],
  ])("%s", (text, address, after) => {
    expect(html(`見る ${text}`)).toBe(`<p>見る ${linked(address, after)}</p>`);
    expect(html(`<b>見る</b> ${text}`)).toBe(`<p><b>見る</b> ${linked(address, after)}</p>`);
  });

  test("behind a mark of emphasis, too", () => {
    expect(html("_www.example.org/日本")).toBe(
      '<p>_<a href="http://www.example.org/">www.example.org/</a>日本</p>',
    );
  });

  test("before a citation", () => {
    expect(story("See https://example.org/a[@ap].").document.citations).toEqual([{ key: "ap", count: 1 }]);
  });

  test("but not within an address that is marked as one, nor within the name of a host", () => {
    expect(html("<https://example.org/日本>")).toContain('href="https://example.org/%E6%97%A5%E6%9C%AC"');
    expect(html("[a](https://example.org/日本)")).toContain('href="https://example.org/%E6%97%A5%E6%9C%AC"');
    expect(html("at https://例え.example/x")).toContain(">https://例え.example/x</a>");
  });
});

test("telephone numbers and text messages are addresses", () => {
  expect(html("[call](tel:+441632960961) or [write](sms:+441632960961)")).toBe(
    '<p><a href="tel:+441632960961">call</a> or <a href="sms:+441632960961">write</a></p>',
  );
});

test.each([
  ["これは**「強調」**です", "これは<strong>「強調」</strong>です"],
  ["例**（括弧）**の例", "例<strong>（括弧）</strong>の例"],
  ["これ*「強調」*です", "これ<em>「強調」</em>です"],
  ["한국어**(괄호)**는", "한국어<strong>(괄호)</strong>는"],
  ["他说**“好”**。", "他说<strong>“好”</strong>。"],
  ["snake_日本_case", "snake_日本_case"],
])("emphasis beside punctuation in Chinese, Japanese and Korean: %s", (text, expected) => {
  expect(html(text)).toBe(`<p>${expected}</p>`);
});
