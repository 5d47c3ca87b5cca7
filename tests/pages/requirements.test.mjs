// Versions, specifiers, requirements and markers of packages. What is expected is what Python's `packaging` says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, holds, newest, requirement, version } from "../../www/js/requirements.js";

const check = (specifiers, text) => fits(version(text), requirement(`x ${specifiers}`).specifiers);

test("versions are ordered as PEP 440 says", () => {
  const ordered = [
    "1.dev0", "1.0a1.dev3", "1.0a1", "1.0-alpha.2", "1.0b1", "1.0c1", "1.0rc2", "1", "1.0.post0.dev1", "1.0-1", "1.0.post2", "1.0.1", "1.2",
    "1.10", "2!0.1",
  ];
  for (const [at, low] of ordered.entries()) {
    for (const high of ordered.slice(at + 1)) {
      assert.ok(check(`<=${high}`, low) && !check(`>=${high}`, low), `${low} is below ${high}`);
    }
  }
  for (const [one, other] of [["1.0", "1"], ["1.0-1", "1.post1"], ["v1.0RC1", "1.0c1"], ["1.0.0+abc", "1"]]) assert.ok(check(`==${other}`, one));
  for (const wrong of ["", "abc", "1.x", "1..0", "1.0-foo"]) assert.equal(version(wrong), undefined, wrong);
});

test("specifiers", () => {
  const cases = [
    ["==1.1.*", "1.1.post1", true], ["==1.1.*", "1.1a1", true], ["==1.1.*", "1.10", false], ["!=1.1.*", "1.1.2", false],
    ["~=2.2", "2.9", true], ["~=2.2", "3.0", false], ["~=2.2.1", "2.2.9", true], ["~=2.2.1", "2.3", false], ["~=1.4.5a4", "1.4.5", true],
    [">1.7", "1.7.1", true], [">1.7", "1.7.0.post1", false], [">1.7.post2", "1.7.post3", true], ["<3.1", "3.1.dev0", false],
    ["<3.1.dev1", "3.1.dev0", true], ["===1.0", "1.0", true], ["===1.0", "1", false], [">=1, <2, !=1.5", "1.4", true],
    [">=1, <2, !=1.5", "1.5", false], ["==1.0+local", "1.0+local", true], ["==1.0+local", "1.0", false],
  ];
  for (const [specifiers, text, expected] of cases) assert.equal(check(specifiers, text), expected, `${text} ${specifiers}`);
  for (const wrong of ["foo bar", "foo >=", "foo[", "-foo", "foo ==1.0a1.*", "foo >=1.0+local", "foo =>1"]) {
    assert.equal(requirement(wrong), undefined, wrong);
  }
});

test("requirements", () => {
  const read = (text) => {
    const { name, extras, specifiers, url, marker } = requirement(text);
    return [name, extras, specifiers.map(({ operator, text }) => operator + text), url, marker];
  };
  assert.deepEqual(read("Foo.Bar_x"), ["foo-bar-x", [], [], undefined, undefined]);
  assert.deepEqual(read("foo [A, b_c] >=1,<2 ; python_version<'3'"), ["foo", ["a", "b-c"], [">=1", "<2"], undefined, "python_version<'3'"]);
  assert.deepEqual(read("foo (>=1.0)"), ["foo", [], [">=1.0"], undefined, undefined]);
  assert.deepEqual(read("foo[x] @ https://x.org/foo-1-py3-none-any.whl ; extra=='a'"), [
    "foo", ["x"], [], "https://x.org/foo-1-py3-none-any.whl", "extra=='a'",
  ]);
});

test("markers", () => {
  const environment = { python_version: "3.13", sys_platform: "emscripten", platform_python_implementation: "mini", os_name: "posix" };
  const cases = [
    [`python_version < "3.8"`, false], [`python_version >= "3.10"`, true], [`'3.9' <= python_version`, true],
    [`python_version in "3.12, 3.13"`, true], [`sys_platform == "win32" or os_name == "posix"`, true],
    [`sys_platform == "win32" and os_name == "posix"`, false], [`(sys_platform == "win32" or os_name == "posix") and python_version > "3"`, true],
    [`extra == "Foo_Bar"`, true], [`extra == "other"`, false], [`"win" not in sys_platform`, true], [`python_implementation == "CPython"`, false],
    [`os.name == "posix"`, true],
  ];
  for (const [marker, expected] of cases) assert.equal(holds(marker, environment, ["foo-bar"]), expected, marker);
  for (const wrong of ["python_version", "colour == 'red'", "os_name == 'a' os_name", "(os_name == 'a'"]) {
    assert.throws(() => holds(wrong, environment, []), /can't be read/, wrong);
  }
});

test("the newest version is final where there is one", () => {
  const of = (...texts) => texts.map((text) => ({ version: version(text), platform: "any" }));
  const best = (files, specifiers = "") => newest(files, requirement(`x ${specifiers}`).specifiers)?.version.text;
  assert.equal(best(of("1.0", "2.0rc1", "1.9")), "1.9");
  assert.equal(best(of("1.0", "2.0rc1"), ">=2.0rc0"), "2.0rc1");
  assert.equal(best(of("2.0a1", "2.0b1")), "2.0b1");
  assert.equal(best([]), undefined);
});
