import { describe } from "vitest";
import { rows } from "../testing/evaluate.ts";

describe("string", () => {
  rows([
    ["'abc'.size() == 3", true],
    ["''.size() == 0", true],
    // In UTF-16 units: the emoji is two.
    ["resource.data.emoji.size() == 4", true],
    ["'\\ud83d\\ude00' == '😀' && '\\ud83d\\ude00'.size() == 2", true],
    ["'\\101\\012\\377' == 'A\\n\\xff' && '\\377'.size() == 1", true],
    ["'\\xc3\\xa9'.size() == 2 && '\\u00411' == 'A1'", true],
    ["'\\b\\f'.toUtf8().toHexString() == '080C'", true],
    ["'AbC'.lower() == 'abc'", true],
    ["'AbC'.upper() == 'ABC'", true],
    ["'É'.lower() == 'é'", true],
    ["'  a b '.trim() == 'a b'", true],
    ["'a,b,c'.split(',') == ['a', 'b', 'c']", true],
    ["'a1b22c'.split('[0-9]+') == ['a', 'b', 'c']", true],
    ["'abc'.split(',') == ['abc']", true],
    ["'abc'.split('(' + '') == []", "error"],
    ["'banana'.replace('a', 'o') == 'bonono'", true],
    ["'2026-03-01'.replace('(\\\\d+)-(\\\\d+)-(\\\\d+)', '$3/$2/$1') == '01/03/2026'", true],
    ["'abc'.replace('b', '[$0]') == 'a[b]c'", true],
    ["'abc'.replace('x', 'y') == 'abc'", true],
    ["'abc'.replace('b') == 'abc'", "error"],
    ["'abc'.replace('b', 1) == 'abc'", "error"],
    ["'é'.toUtf8().size() == 2", true],
    ["'abc'.size == 3", "error"],
    ["'abc'.size(1) == 3", "error"],
    ["1.5.size() == 3", "error"],
    ["true.size() == 1", "error"],
    ["null.size() == 0", "error"],
    ["'abc'.keys() == []", "error"],
    ["'it\\'s' == \"it's\"", true],
    ["'a\\tb'.size() == 3", true],
    ["'\\x41\\u00e9\\ud83d\\ude00' == 'Aé😀'", true],
  ]);
});

describe("matches is about the whole string, in RE2", () => {
  rows([
    ["'abc'.matches('abc')", true],
    ["'abc'.matches('ab')", false],
    ["'abc'.matches('bc')", false],
    ["'abc'.matches('a.*')", true],
    ["'abc'.matches('^abc$')", true],
    ["'abc'.matches('a|abc')", true],
    ["'ABC'.matches('(?i)abc')", true],
    ["'a\\nb'.matches('a.b')", false],
    ["'a\\nb'.matches('(?s)a.b')", true],
    ["'2026-03-01'.matches('[0-9]{4}-[0-9]{2}-[0-9]{2}')", true],
    ["'2026-3-1'.matches('[0-9]{4}-[0-9]{2}-[0-9]{2}')", false],
    ["'w1_'.matches('\\\\w+')", true],
    ["'é'.matches('\\\\p{L}')", true],
    ["'abc'.matches('[[:alpha:]]+')", true],
    ["''.matches('')", true],
    ["''.matches('.+')", false],
    ["'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('(a+)+')", false],
    ["'abc'.matches(1)", "error"],
    ["'abc'.matches(null)", "error"],
    ["1.5.matches('a')", "error"],
    ["'ab'.matches('(' + 'a)b')", true],
    ["'\\000'.matches('\\\\0')", true],
    ["'0'.matches('\\\\0')", false],
    ["'\\x009'.matches('\\\\09')", true],
    ["'\\t'.matches('\\\\011')", true],
    ["'\\x000'.matches('\\\\0000')", true],
    ["'\\000\\000'.matches('([\\\\0])+')", true],
    ["'ab'.matches('(?=a)' + 'ab')", "error"],
    ["'aa'.matches('(a)' + '\\\\1')", "error"],
    ["'ab'.matches('(?=a)' + 'ab') || true", true],
    ["resource.data.text.matches('[A-Z]+')", true],
    ["resource.data.nothing.matches('.*')", "error"],
    ["resource.data.int.matches('.*')", "error"],
  ]);
});

describe("bytes", () => {
  rows([
    ["resource.data.bytes.size() == 3", true],
    ["resource.data.bytes.toBase64() == '-_8B'", true],
    ["'a'.toUtf8().toBase64() == 'YQ=='", true],
    ["resource.data.bytes.toHexString() == 'FBFF01'", true],
    ["'abc'.toUtf8() == 'abc'.toUtf8()", true],
    ["'abc'.toUtf8() == 'abc'", false],
  ]);
});

describe("list", () => {
  rows([
    ["[].size() == 0", true],
    ["[1, 2].size() == 2", true],
    ["[1, 2, 3].hasAll([1, 3])", true],
    ["[1, 2, 3].hasAll([1, 4])", false],
    ["[1].hasAll([])", true],
    ["[].hasAll([])", true],
    ["[1, 2].hasAny([2, 9])", true],
    ["[1, 2].hasAny([8, 9])", false],
    ["[1, 2].hasAny([])", false],
    ["[1, 2].hasOnly([1, 2, 3])", true],
    ["[1, 4].hasOnly([1, 2, 3])", false],
    ["[].hasOnly([])", true],
    ["[1, 1].hasOnly([1])", true],
    ["[1].hasAll([1.0])", false],
    ["[1, 2].hasAll([1, 1, 2])", true],
    ["[1, 2].hasAll([1, 2].toSet())", "error"],
    ["[1].hasAll(1)", "error"],
    ["[1].hasAny(null)", "error"],
    ["[1].concat([2]) == [1, 2]", true],
    ["[1].concat(2) == [1, 2]", "error"],
    ["['a', 'b'].join('-') == 'a-b'", true],
    ["[1, true, null, 1.5].join(',') == '1,true,null,1.5'", true],
    ["[].join(',') == ''", true],
    ["['a'].join(1) == 'a'", "error"],
    ["[[1]].join(',') == '1'", "error"],
    ["[1, 2, 1, 3].removeAll([1]) == [2, 3]", true],
    ["[1, 2].removeAll([]) == [1, 2]", true],
    ["[1, 2].removeAll(1) == [2]", "error"],
    ["[1, 2, 1].toSet().size() == 2", true],
    ["['a', ['b']].hasAny([['b']])", true],
    ["[{'a': 1}].hasAll([{'a': 1}])", true],
    ["resource.data.list.hasAll(['a', null])", true],
    ["[resource.data.missing].size() == 1", "error"],
  ]);
});

describe("set", () => {
  rows([
    ["[1, 2].toSet().hasAll([1])", true],
    ["[1, 2].toSet().hasAll([1, 3])", false],
    ["[1, 2].toSet().hasAll([1].toSet())", true],
    ["[1, 2].toSet().hasAny([3, 2])", true],
    ["[1, 2].toSet().hasAny([3])", false],
    ["[1, 2].toSet().hasOnly([1, 2, 3])", true],
    ["[1, 4].toSet().hasOnly([1, 2, 3])", false],
    ["[].toSet().hasOnly([])", true],
    ["[1].toSet().hasAll('a')", "error"],
    ["[1, 2].toSet().union([2, 3].toSet()) == [1, 2, 3].toSet()", true],
    ["[1, 2].toSet().intersection([2, 3].toSet()) == [2].toSet()", true],
    ["[1, 2].toSet().difference([2, 3].toSet()) == [1].toSet()", true],
    ["[1].toSet().union([2]) == [1, 2].toSet()", "error"],
    ["[1].toSet().intersection([2]) == [].toSet()", "error"],
    ["[1].toSet().difference([2]) == [1].toSet()", "error"],
    ["[1, 1.0].toSet().size() == 1 && 1 in [1.0].toSet()", true],
    ["[[1]].toSet() == [{'a': 1}].toSet()", false],
    ["[[1]].toSet() == [[1.0]].toSet() && [{'a': 1}].toSet().hasAny([{'a': 1.0}])", true],
    ["[0.0, -0.0].toSet().size() == 1 && float('NaN') in [float('NaN')].toSet()", true],
    ["[0.0] == [-0.0]", false],
    ["{'a': 0.0} == {'a': -0.0}", false],
    ["[-0.0] == [-0.0] && -0.0 in [0.0]", true],
    ["['1', 1].toSet().size() == 2", true],
    ["[[1], [1]].toSet().size() == 1", true],
    ["[{'a': 1, 'b': 2}, {'b': 2, 'a': 1}].toSet().size() == 1", true],
    ["[1].toSet().toSet() == [1].toSet()", "error"],
    ["[1].toSet()[0] == 1", "error"],
    ["[[1].toSet()].toSet() == [[1].toSet()].toSet()", true],
  ]);
});

describe("map", () => {
  rows([
    ["{}.size() == 0", true],
    ["{'a': 1, 'b': 2}.size() == 2", true],
    ["{'b': 2, 'a': 1}.keys() == ['a', 'b']", true],
    ["{'b': 2, 'a': 1}.values() == [2, 1]", true],
    ["{'ｚ': 1, '😀': 2, 'B': 3, '_': 4, '10': 5, '9': 6}.keys() == ['10', '9', 'B', '_', 'ｚ', '😀']", true],
    ["{'a': 1}.get('a', 0) == 1", true],
    ["{'a': 1}.get('b', 0) == 0", true],
    ["{'a': null}.get('a', 0) == null", true],
    ["{'a': {'b': 2}}.get(['a', 'b'], 0) == 2", true],
    ["{'a': {'b': 2}}.get(['a', 'c'], 0) == 0", true],
    ["{'a': 1}.get(['a', 'c'], 0) == 0", true],
    ["{'a': {'b': 2}}.get(['x', 'b'], 'none') == 'none'", true],
    ["{'a': 1}.get('a') == 1", "error"],
    ["{'a': 1}.get(1, 0) == 0", "error"],
    ["{'a': 1}.get([], 0) == 0", "error"],
    ["resource.data.get('missing', null) == null", true],
    ["resource.data.get(['map', 'b', 'c'], '') == 'deep'", true],
    ["resource.data.keys().hasAll(['int', 'text'])", true],
    ["resource.data.keys().hasOnly(['int', 'text'])", false],
    ["resource.data.nothing.keys() == []", "error"],
    ["{'a': 1}.get('b', resource.data.missing) == 0", "error"],
  ]);
});

describe("diff of maps: from its argument to itself", () => {
  rows([
    ["{'a': 1}.diff({'b': 1}).addedKeys() == ['a'].toSet()", true],
    ["{'a': 1}.diff({'b': 1}).removedKeys() == ['b'].toSet()", true],
    ["{'a': 1}.diff({'a': 2}).changedKeys() == ['a'].toSet()", true],
    ["{'a': 1}.diff({'a': 1}).unchangedKeys() == ['a'].toSet()", true],
    ["{'a': 1, 'b': 1, 'd': 1}.diff({'a': 2, 'c': 1, 'd': 1}).affectedKeys() == ['a', 'b', 'c'].toSet()", true],
    ["{'a': 1}.diff({'a': 1}).affectedKeys().hasOnly([])", true],
    ["{'a': 1}.diff({'a': 2}).affectedKeys().hasOnly(['a', 'b'])", true],
    ["{'a': 1, 'x': 1}.diff({'a': 2}).affectedKeys().hasOnly(['a', 'b'])", false],
    ["{'a': 1, 'b': [1]}.diff({'a': 1.0, 'b': [1.0]}).affectedKeys().size() == 0", true],
    ["{'a': float('NaN')}.diff({'a': float('NaN')}).unchangedKeys().size() == 1", true],
    ["{'a': 1}.diff({'a': 1.5}).changedKeys().size() == 1", true],
    ["{'a': {'b': 1}}.diff({'a': {'b': 1}}).affectedKeys().size() == 0", true],
    ["{'a': [1]}.diff({'a': [2]}).affectedKeys().size() == 1", true],
    ["{'a': 1}.diff({'a': 1}).affectedKeys().size() == 0", true],
    ["{}.diff({}) == {}.diff({})", true],
    ["{'a': 1}.diff(null).affectedKeys().size() == 0", "error"],
    ["{'a': 1}.diff([1]).affectedKeys().size() == 0", "error"],
    ["{'a': 1}.diff({'a': 1}).nonsense().size() == 0", "error"],
    ["{'a': null}.diff({'a': null}).unchangedKeys().hasAll(['a'])", true],
    ["{'a': null}.diff({}).addedKeys().hasAll(['a'])", true],
  ]);
});

describe("timestamp, in UTC", () => {
  // resource.data.at is 2026-03-01T12:10:45.123456Z, a Sunday.
  rows([
    ["resource.data.at.year() == 2026", true],
    ["resource.data.at.month() == 3", true],
    ["resource.data.at.day() == 1", true],
    ["resource.data.at.dayOfWeek() == 7", true],
    ["timestamp.date(2026, 3, 2).dayOfWeek() == 1", true],
    ["resource.data.at.dayOfYear() == 60", true],
    ["timestamp.date(2024, 12, 31).dayOfYear() == 366", true],
    ["timestamp.date(2026, 1, 1).dayOfYear() == 1", true],
    ["resource.data.at.hours() == 12", true],
    ["resource.data.at.minutes() == 10", true],
    ["resource.data.at.seconds() == 45", true],
    ["resource.data.at.nanos() == 123456000", true],
    ["resource.data.at.toMillis() == 1772367045123", true],
    ["resource.data.at.date() == timestamp.date(2026, 3, 1)", true],
    ["resource.data.at.time() == duration.time(12, 10, 45, 123456000)", true],
    ["timestamp.value(1772367045123).toMillis() == 1772367045123", true],
    ["timestamp.value(-1).toMillis() == -1", true],
    ["timestamp.value(-1).year() == 1969", true],
    ["timestamp.value(-1).nanos() == 999000000", true],
    ["timestamp.value(0) == timestamp.date(1970, 1, 1)", true],
    ["timestamp.value(1.5) == timestamp.value(1)", "error"],
    ["timestamp.value('0') == timestamp.value(0)", "error"],
    ["timestamp.date(2026, 2, 29).day() == 1", "error"],
    ["timestamp.date(2024, 2, 29).day() == 29", true],
    ["timestamp.date(2026, 13, 1).day() == 1", "error"],
    ["timestamp.date(2026, 0, 1).day() == 1", "error"],
    ["timestamp.date(2026, 1, 0).day() == 1", "error"],
    ["timestamp.date(1, 1, 1).year() == 1", true],
    ["timestamp.date(2026, 1) == null", "error"],
    ["timestamp.date('2026', 1, 1) == null", "error"],
    ["timestamp.date(9999, 12, 31) + duration.value(1, 'd') == null", "error"],
    ["request.time - resource.data.at < duration.value(1, 's')", true],
    ["resource.data.int.toMillis() == 7", "error"],
  ]);
});

describe("duration", () => {
  rows([
    ["duration.value(90, 'm').seconds() == 5400", true],
    ["duration.value(1500, 'ms').seconds() == 1", true],
    ["duration.value(1500, 'ms').nanos() == 500000000", true],
    ["duration.value(-1500, 'ms').seconds() == -1", true],
    ["duration.value(-1500, 'ms').nanos() == -500000000", true],
    ["duration.value(1, 'w') == duration.value(7, 'd')", true],
    ["duration.value(1, 'd') == duration.value(24, 'h')", true],
    ["duration.value(1, 'ns').nanos() == 1", true],
    ["duration.value(1, 'y') == null", "error"],
    ["duration.value('1', 'd') == null", "error"],
    ["duration.value(1, 2) == null", "error"],
    ["duration.time(1, 2, 3, 4).seconds() == 3723", true],
    ["duration.time(1, 2, 3, 4).nanos() == 4", true],
    ["duration.time(1, 2, 3) == null", "error"],
    ["duration.time(1, 2, 3, '4') == null", "error"],
    ["duration.abs(duration.value(-5, 's')) == duration.value(5, 's')", true],
    ["duration.abs(duration.value(5, 's')) == duration.value(5, 's')", true],
    ["duration.abs(-5) == 5", "error"],
    ["duration.value(9223372036854775807, 'w') == null", "error"],
  ]);
});

describe("latlng", () => {
  rows([
    ["resource.data.place.latitude() == 48.8566", true],
    ["resource.data.place.longitude() == 2.3522", true],
    ["latlng.value(90, 180).latitude() == 90.0", true],
    ["latlng.value(90.1, 0) == null", "error"],
    ["latlng.value(0, -180.5) == null", "error"],
    ["latlng.value('0', 0) == null", "error"],
    ["latlng.value(0, 0).distance(latlng.value(0, 0)) == 0.0", true],
    ["latlng.value(0, 0).distance(latlng.value(0, 180)) is float", true],
    // Paris to London is about 344 km: metres, not kilometres.
    ["resource.data.place.distance(latlng.value(51.5074, -0.1278)) > 343000", true],
    ["resource.data.place.distance(latlng.value(51.5074, -0.1278)) < 345000", true],
    ["resource.data.place.distance(1) == 0", "error"],
  ]);
});

describe("path", () => {
  rows([
    ["path('/a/b') == /a/b", true],
    ["path('a/b') == /a/b", true],
    ["path('/a/{x}').bind({'x': 'b'}) == /a/b", true],
    ["path('/a/{x}/{y}').bind({'x': '1', 'y': '2'}) == /a/1/2", true],
    ["path('/a/{x}').bind({'x': 'b', 'y': 'c'}) == /a/b", "error"],
    ["path('/a/{x}').bind({'x': 1}) == /a/b", "error"],
    ["path('/a/b').bind({}) == /a/b", true],
    ["path(1) == /a", "error"],
    ["path('/a').size() == 1", "error"],
    ["/a/$(request.auth.uid) == /a/camille", true],
    ["/a/$('b' + 'c')/d == /a/bc/d", true],
    ["/a/$(1) == /a/b", "error"],
    ["/a/$(null) == /a/b", "error"],
    ["/a/$(resource.data.missing) == /a/b", "error"],
    ["/databases/(default)/documents == path('/databases/(default)/documents')", true],
    ["resource.data.ref == /databases/$(database)/documents/users/$(request.auth.uid)", true],
    ["resource.data.ref == path('/databases/(default)/documents/users/camille')", true],
  ]);
});

describe("conversions", () => {
  rows([
    ["string('a') == 'a'", true],
    ["string(7) == '7'", true],
    ["string(-7) == '-7'", true],
    ["string(1.5) == '1.5'", true],
    ["string(1.0) == '1.0'", true],
    ["string(float('1e7')) == '1.0E7' && string(123456789.0) == '1.23456789E8'", true],
    ["string(float('2e-3')) == '0.002' && string(float('1e-4')) == '1.0E-4'", true],
    ["string(-0.0) == '-0.0' && string(float('NaN')) == 'NaN'", true],
    ["string(float('4.9e-324')) == '4.9E-324' && string(float('1e-323')) == '9.9E-324'", true],
    ["string(true) == 'true'", true],
    ["string(null) == 'null'", true],
    ["string(/a/b) == '/a/b'", true],
    ["string([1]) == '[1]'", "error"],
    ["string({}) == '{}'", "error"],
    ["string(request.time) == ''", "error"],
    ["int(7) == 7", true],
    ["int(7.9) == 7", true],
    ["int(-7.9) == -7", true],
    ["int('42') == 42", true],
    ["int('-42') == -42", true],
    ["int('+42') == 42", true],
    ["int(' 42') == 42", "error"],
    ["int('4.2') == 4", "error"],
    ["int('0x10') == 16", "error"],
    ["int('') == 0", "error"],
    ["int(true) == 1", "error"],
    ["int(null) == 0", "error"],
    ["int(0.0 / 0) == 0", true],
    ["int(float('9.3e18')) == 9223372036854775807", true],
    ["int(float('-9.3e18')) == -9223372036854775808", true],
    ["int('9223372036854775808') == 0", "error"],
    ["float(1) == 1.0", true],
    ["float(1) is float", true],
    ["float('1.5') == 1.5", true],
    ["float('1e3') == 1000.0", true],
    ["float('-2') == -2.0", true],
    ["float('abc') == 0.0", "error"],
    ["float('') == 0.0", "error"],
    ["float('NaN') != float('NaN')", true],
    ["float('-Infinity') < 0", true],
    ["float(' 5. ') == 5.0 && float('1.5f') == 1.5 && float('.5d') == 0.5", true],
    ["float('0x1p3') == 8.0 && float('-0x.8p1') == -1.0", true],
    ["float('nan') == 0.0", "error"],
    ["float('0x10') == 16.0", "error"],
    ["float(true) == 1.0", "error"],
    ["bool('true')", "error"],
    ["bool(true)", "error"],
    ["bytes('abc') == 'abc'.toUtf8()", "error"],
    ["int('1', 2) == 1", "error"],
    ["string() == ''", "error"],
  ]);
});

describe("bytes, written as such", () => {
  rows([
    ["b'abc' == 'abc'.toUtf8() && B\"abc\" == b'abc'", true],
    ["b'' == ''.toUtf8()", true],
    ["b'abc' == 'abc'", false],
    ["b'abc' is bytes", true],
    ["b'\\x00\\xfF\\101\\n\\\\'.toHexString() == '00FF410A5C'", true],
    ["b'é'.size() == 2 && b'é' == b'\\303\\251'", true],
    ["b'\\xe9' == 'é'.toUtf8()", false],
    ["b'abc' in [b'abc'] && b'abc' < b'abd'", true],
    ["hashing.md5(b'abc') == hashing.md5('abc')", true],
    ["b'a' + b'b' == b'ab'", "error"],
    ["b'abc'[0] == 97", "error"],
    ["'\\101\\377' == 'A\\u00ff'", true],
    ["'\\ud83d\\ude00' == '😀'", true],
  ]);
});

describe("math", () => {
  rows([
    ["math.abs(-9223372036854775807 - 1) == -9223372036854775807 - 1", true],
    ["math.round(math.sqrt(-1)) == 0 && math.round(math.pow(0, -1)) == 9223372036854775807", true],
  ]);

  rows([
    ["math.abs(-5) == 5", true],
    ["math.abs(-5) is int", true],
    ["math.abs(-5.5) == 5.5", true],
    ["math.abs('5') == 5", "error"],
    ["math.abs(-9223372036854775808) > 0", false],
    ["math.ceil(1.2) == 2.0", true],
    ["math.ceil(1.2) is float", true],
    ["math.floor(1.8) == 1.0", true],
    ["math.floor(-1.2) == -2.0", true],
    ["math.floor(3) is float", true],
    ["math.round(1.5) == 2", true],
    ["math.round(-1.5) == -1", true],
    ["math.round(2.4) is int", true],
    ["math.round(7) == 7", true],
    ["math.round(0.0 / 0) == 0", true],
    ["math.sqrt(9) == 3.0", true],
    ["math.isNaN(math.sqrt(-1))", true],
    ["math.pow(2, 10) == 1024.0", true],
    ["math.pow(2, 10) is float", true],
    ["math.pow(2, -1) == 0.5", true],
    ["math.pow(2, 'a') == 0", "error"],
    ["math.isNaN(1)", false],
    ["math.isNaN('a')", "error"],
    ["math.isInfinite(1.0)", "error"],
  ]);
});

describe("hashing", () => {
  rows([
    ["hashing.md5('hello').toHexString() == '5D41402ABC4B2A76B9719D911017C592'", true],
    [
      "hashing.sha256('hello').toHexString() == '2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824'",
      true,
    ],
    // The check values 0xCBF43926 and 0xE3069283, least significant byte first.
    ["hashing.crc32('123456789').toHexString() == '2639F4CB'", true],
    ["hashing.crc32c('123456789').toHexString() == '839206E3'", true],
    ["hashing.md5('hello') == hashing.md5('hello'.toUtf8())", true],
    ["hashing.md5(1) == null", "error"],
  ]);
});

describe("reading documents", () => {
  rows([
    ["get(/databases/$(database)/documents/users/camille).data.role == 'admin'", true],
    ["get(/databases/$(database)/documents/users/$(request.auth.uid)).id == 'camille'", true],
    ["get(resource.data.ref).data.role == 'admin'", true],
    ["get(/databases/$(database)/documents/users/nobody) == null", true],
    ["get(/databases/$(database)/documents/users/nobody).data.role == 'admin'", "error"],
    ["exists(/databases/$(database)/documents/users/camille)", true],
    ["exists(/databases/$(database)/documents/users/nobody)", false],
    ["getAfter(/databases/$(database)/documents/users/camille).data.role == 'admin'", true],
    ["existsAfter(/databases/$(database)/documents/users/nobody)", false],
    ["exists(/users/camille)", "error"],
    ["exists(/databases/$(database)/documents/users)", "error"],
    ["exists('/databases/(default)/documents/users/camille')", "error"],
    ["exists(path('/databases/(default)/documents/users/camille'))", true],
    ["get(null) == null", "error"],
    ["firestore.get(/databases/$(database)/documents/users/camille) != null", "error"],
  ]);
});
