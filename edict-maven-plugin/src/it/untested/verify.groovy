def log = new File(basedir, 'build.log').text
assert log.contains('error[low-coverage]: 50% (1 of 2) of the rules decide a request of the tests; 100% were asked for')
assert log.contains('note[untested-rule]')
assert log.contains('policies are not in order: 1 file, 2 rules')
