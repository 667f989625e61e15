"""Checkpoint -> ONNX graphs in int8 (or fp32) and their card.

    python -m training.export .work/run1/model.pt --setting accurate --out src/quoth/models

What reads the vectors of lower layers (``training.hints``) is learnt anew for a network; ``--pairs`` keeps it where
those layers are as they were, ``--pairs near`` where they were cut and mended there (``training.mend --at``): then
``evaluation.speakers`` must tell whether it still serves.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch

from quoth.extraction.decode import FEATURES
from training.graph import encoder_graph, role_graph
from training.network import Encoder, Tagger


def load_checkpoint(path: Path) -> Tagger:
    """The network of a checkpoint, ready for inference; a validity output, which older ones have, is left out."""
    saved = torch.load(path, weights_only=True)
    facts = json.loads(saved["facts"])
    own = {
        k: facts[k]
        for k in ("layers", "role_layers", "role_size", "inner", "relu", "base", "heads", "narrow")
        if k in facts
    }
    model = Tagger(**own)
    model.load_state_dict({k: v for k, v in saved["state"].items() if not k.startswith("roles.valid.")})
    return model.eval()


def kept_pairs(old: bytes, new: bytes, pairs: bytes, *, near: bool = False) -> None:
    """Raises ValueError unless what a pairs file reads comes out of the new encoder's graph as out of the old one's.

    ``near`` asks only that the same steps lead there, with weights of any size.
    """
    piece = onnx.load_from_string(pairs).graph
    own = {name for node in piece.node for name in node.output} | {c.name for c in piece.initializer}
    graphs = [onnx.load_from_string(data).graph for data in (old, new)]
    given = {x.name for x in graphs[0].input}
    wanted = {name for node in piece.node for name in node.input if name} - own - given
    found = [steps(graph, wanted) if near else below(graph, wanted) for graph in graphs]
    if not wanted or found[0] != found[1]:
        raise ValueError("the layers below the pairs differ: leave out --pairs, and learn them with training.hints")


def below(graph: onnx.GraphProto, names: set[str]) -> list[bytes]:
    """All that the values of some names are computed from: nodes and constants, as they are stored."""
    parts = (*graph.node, *graph.initializer)
    held = {name: part.SerializeToString(deterministic=True) for part in parts for name in _makes(part)}
    return [held.get(name, b"") for name in sorted(_leading(graph, names))]


def steps(graph: onnx.GraphProto, names: set[str]) -> list[tuple[str, str]]:
    """Of all that the values of some names are computed from: what each step is called, and what it does."""
    kinds = {name: node.op_type for node in graph.node for name in node.output}
    return [(name, kinds.get(name, "")) for name in sorted(_leading(graph, names))]


def _makes(part: onnx.NodeProto | onnx.TensorProto) -> list[str]:
    return list(part.output) if isinstance(part, onnx.NodeProto) else [part.name]


def _leading(graph: onnx.GraphProto, names: set[str]) -> set[str]:
    """The names, and those of all values that lead to them."""
    made = {name: node for node in graph.node for name in node.output}
    found, left = set[str](), list(names)
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += [x for x in made[name].input if x] if name in made else []
    return found


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("checkpoint", type=Path)
    ap.add_argument("--setting", default="accurate")
    ap.add_argument("--out", type=Path, default=Path("src/quoth/models"))
    ap.add_argument("--number", type=int, default=5, help="of the network's name: quoth-fast-5")
    ap.add_argument("--float", action="store_true", help="keep fp32 (to measure what quantisation costs)")
    ap.add_argument(
        "--pairs",
        nargs="?",
        const="same",
        choices=["same", "near"],
        help="keep the pairs file: the lower layers are the same (the default), or near to what they were",
    )
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = load_checkpoint(args.checkpoint)
    names = {"encoder": f"{args.setting}-encoder.onnx", "roles": f"{args.setting}-roles.onnx"}
    encoder, pairs = encoder_graph(model, int8=not args.float), f"{args.setting}-pairs.npz"
    if args.pairs:
        with np.load(args.out / pairs, allow_pickle=False) as held:
            kept_pairs(
                (args.out / names["encoder"]).read_bytes(), encoder, held["graph"].tobytes(), near=args.pairs == "near"
            )
    (args.out / names["encoder"]).write_bytes(encoder)
    (args.out / names["roles"]).write_bytes(role_graph(model.roles, int8=not args.float))
    from training.train import pretrained_folder

    (args.out / "pieces.json").write_bytes((pretrained_folder() / "tokenizer.json").read_bytes())
    files = [*names.values(), "pieces.json", *([pairs] if args.pairs else [])]
    path = args.out / f"{args.setting}.json"
    old = json.loads(path.read_text()) if path.exists() else {}
    weights = old.get("calibration", ())
    card = {
        "name": f"quoth-{args.setting}-{args.number}",
        "setting": args.setting,
        **names,
        "tokenizer": "pieces.json",
        "sha256": {n: hashlib.sha256((args.out / n).read_bytes()).hexdigest() for n in files},
        "role_size": model.roles.emit.in_features,
        "transitions": [[round(x, 4) for x in row] for row in model.transitions.detach().tolist()],
        "cue_threshold": old.get("cue_threshold", 0.1),
        "quote_threshold": old.get("quote_threshold", 0.5),
        "window": old.get("window", 256),
        "separators": isinstance(model.encoder, Encoder) and model.encoder.narrow < len(model.encoder.layers) - 1,
        "calibration": weights if len(weights) == len(FEATURES) else [0.0, 0.6, 0.3, 0.3, 0.1, 0.0, 0.0, 0.0],
        **({"pairs": pairs} if args.pairs else {}),
    }
    path.write_text(json.dumps(card, indent=1) + "\n")
    for n in files:
        print(f"{n}: {(args.out / n).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
