assert new File(basedir, 'build.log').text.contains('policies were not checked: edict: no such file or directory: ')
