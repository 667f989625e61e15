#!/bin/sh
# The last step of both settings: teachers that each leave a third of the marked texts unread, what they think of the texts that they
# did not learn, and the networks that learn it.  Needs a large GPU (an H200: about 13 minutes) and, in .work, what opinions.sh leaves:
# accurate-6.pt, fast-7.pt, silver.jsonl, news.jsonl, all-mpnet-base-v2.  By the clock, so that another GPU makes other weights of
# about the same worth.  The published accurate-7 began with the weights of accurate-6 as they come back from its graphs
# (training.restore), fast-8 likewise with those of fast-7; MPNet's weights were carried there in seven bits.
set -eu
python -m training.table --data ../shared/data --silver .work/silver.jsonl,.work/news.jsonl --turns 3 \
  --restyle 0.1 --out .work/table.npz
python -m training.prune .work/fast-7.pt --corpora polnear.train --documents 120 --share .3 --narrow 1 --out .work/fast-cut.pt
for k in 0 1 2; do  # all six at once
  python -m training.course --table .work/table.npz --mpnet .work/all-mpnet-base-v2 --seconds 195 --seed 1$k --batch 16 --leave $k \
    --out .work/teacher$k.pt > .work/teacher$k.log 2>&1 &
  python -m training.course --table .work/table.npz --mpnet .work/all-mpnet-base-v2 --by-cue --seconds 195 --seed 2$k --batch 32 \
    --leave $k --out .work/reader$k.pt > .work/reader$k.log 2>&1 &
done
wait
python -m training.opinions --table .work/table.npz --teachers .work/teacher0.pt,.work/teacher1.pt,.work/teacher2.pt \
  --readers .work/reader0.pt,.work/reader1.pt,.work/reader2.pt --out .work/opinions
learn() {  # published: four networks learnt at once, 6,500 to 7,700 steps of 32 windows
  python -m training.learn --table .work/table.npz --opinions .work/opinions --seconds "${LEARN:-415}" --gold 0.4 "$@"
}
learn --init .work/accurate-6.pt --narrow 3 --lr 2e-4 --seed 31 --mask 0.05 --out .work/accurate-7.pt &
learn --init .work/fast-cut.pt --lr 3e-4 --seed 34 --mask 0.04 --out .work/fast-8.pt &
wait
sh training/runs/publish.sh .work/accurate-7.pt accurate 7
sh training/runs/publish.sh .work/fast-8.pt fast 8
