def log = new File(basedir, 'build.log').text
assert log.contains('1 file, 1 rule, 1 test passed, 0 errors')
assert new File(basedir, 'target/edict-reports/edict.sarif').text.contains('"2.1.0"')
assert new File(basedir, 'target/edict-reports/edict-junit.xml').text.contains('failures="0"')
