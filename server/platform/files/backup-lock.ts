/** Lock (advisory, of the whole database) under which a backup runs: until it is through, bytes of erased files stay where they are. */
export const BACKUP_LOCK = 7_249_013;
