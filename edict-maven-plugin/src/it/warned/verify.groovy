def log = new File(basedir, 'build.log').text
assert log.contains('warning[duplicate-item]')
assert log.contains('policies are not in order: ')
