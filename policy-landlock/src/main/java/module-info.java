import org.jspecify.annotations.NullMarked;

/** Starts programs that the Linux kernel holds to what they were given; exports nothing. */
@NullMarked
module dev.edict.landlock {
  requires static org.jspecify;
}
