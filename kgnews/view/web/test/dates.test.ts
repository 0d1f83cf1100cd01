import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf, shown, span } from "../src/dates";
import { speaker } from "../src/texts";

test("the last day of a month or year is its last day", () => {
  for (const [date, last] of [["2020-02", "2020-02-29"], ["2019-02", "2019-02-28"], ["2019", "2019-12-31"], ["2019-04", "2019-04-30"]]) {
    assert.equal(isoOf(dayOf(date, true)!), last);
  }
});

test("a date without year, or no date, is no day", () => {
  for (const date of ["--11-17", "--11", "", "soon", "2020-1-1"]) assert.equal(dayOf(date), null);
});

test("days before 1970 and after 9999 have numbers", () => {
  assert.equal(isoOf(dayOf("1815-06-18")!), "1815-06-18");
  assert.ok(dayOf("12000-01-01")! > dayOf("9999-12-31")!);
});

test("a date without year is written without one, and never as the year 2000", () => {
  assert.equal(shown("--11-17", "en"), "Nov 17");
  assert.equal(shown("--11", "fr"), "novembre");
  assert.equal(span("2015-11-23", "2015-11-29", "fr", speaker("fr")), "23 nov. 2015 – 29 nov. 2015");
  assert.equal(span("2015", "", "en", speaker("en")), "from 2015");
});
