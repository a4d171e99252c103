-- Old sessions are taken away: who was signed in where is kept in the audit trail, addresses and browsers need not be kept twice.
GRANT DELETE ON platform.session TO anhe_worker;
