"""An archive in, tables out: a plan of shards, one function per shard, and an engine that only maps over numbers."""
