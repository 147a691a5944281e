def log = new File(basedir, 'build.log').text
assert log.contains('a.edict:10:3: error[test-failed]: ')
assert log.contains('policies are not in order: 1 file, 1 rule, 1 test failed, 1 error')
assert new File(basedir, 'target/edict-reports/edict-junit.xml').text.contains('failures="1"')
