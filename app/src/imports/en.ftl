# Imports: any table in, with a mapping, a preview, everything or nothing, and undo.
