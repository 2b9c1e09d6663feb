-- The families of outcomes and improvement themes, by name.
SELECT id, name FROM hierarchy ORDER BY rowid
