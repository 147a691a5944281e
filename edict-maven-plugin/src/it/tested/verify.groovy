def log = new File(basedir, 'build.log').text
assert !log.contains('note[untested-rule]')
assert log.contains('1 test passed, rules 50% (1 of 2)')
assert new File(basedir, 'target/edict-reports/edict-test.sarif').text.contains('"2.1.0"')
assert new File(basedir, 'target/edict-reports/edict-test-junit.xml').text.contains('failures="0"')
