"""Command line of the training: `run` does everything, the others one step."""

import argparse
import logging
from pathlib import Path

import torch

from training import card
from training.evaluate import evaluate
from training.export import export, pieces_trained
from training.loop import Plan, train

RUNS = Path(__file__).parent / "runs"
RESULTS = Path(__file__).parent / "results.json"
PACKAGED = Path(__file__).parents[1] / "src" / "whence" / "extract" / "model"


def main() -> None:
    """Parse the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("command", choices=["run", "train", "export", "evaluate"])
    parser.add_argument("--folder", type=Path, default=RUNS / "default", help="checkpoints; resumed if unfinished")
    parser.add_argument("--pieces", type=int, default=Plan().pieces, help="budget in word pieces (1,000 a second)")
    parser.add_argument("--from", dest="start", default=Plan().start, help="an exported model to go on from")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--model", type=Path, default=PACKAGED, help="where the exported model goes")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    checkpoint = args.folder / "checkpoint.pt"
    if args.command in ("run", "train"):
        train(args.folder, Plan(pieces=args.pieces, start=args.start))
    if args.command in ("run", "export"):
        export(checkpoint, args.model)
        export(checkpoint, args.folder / "fp32", quantize=False)
    if args.command in ("run", "evaluate"):
        report(args.model, args.folder)


def report(model: Path, folder: Path) -> None:
    """Measure the packaged and the full model; print, save and write the card."""
    results = {"int8": evaluate(model, folder / "predictions"), "fp32": evaluate(folder / "fp32")}
    pieces = pieces_trained(folder / "checkpoint.pt")
    card.show(results)
    card.save(results, pieces, RESULTS)
    history = folder / "history.txt"
    card.write(results, pieces, history.read_text(encoding="utf-8").strip() if history.exists() else "", model)


if __name__ == "__main__":
    main()
