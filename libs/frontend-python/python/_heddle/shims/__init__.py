"""The modules that programs import, under their real names, on the engine's synchronisation objects."""
