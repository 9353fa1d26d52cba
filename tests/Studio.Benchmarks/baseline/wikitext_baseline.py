#!/usr/bin/env python3
"""WikiText-2 with the studio's word language model in PyTorch, trained on valid.txt and tested on test.txt.

  /usr/bin/python3 wikitext_baseline.py FOLDER --initial FILE             the first 50 losses from these weights, no dropout
  /usr/bin/python3 wikitext_baseline.py FOLDER [--epochs 3] [--seeds 5]   perplexity of the test part, dropout 0.3, one line per seed

Two LSTM layers of 200, embedding 200, 20 streams, windows of 35, Adam 2e-3, gradients clipped to a norm of 0.25, the state carried
from window to window and begun anew with each epoch. Words between spaces, one end mark a line; what the training part lacks is <unk>.
"""
import argparse, json, math, os, struct, time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

STREAMS, WINDOW, WIDTH, LAYERS, RATE, CLIP, PIECES, FIRST = 20, 35, 200, 2, 2e-3, 0.25, 20, 50


def words(path):
    return [w for line in open(path, encoding="utf8").read().splitlines() for w in line.split(" ") + ["<eos>"] if w]


class Network(nn.Module):
    def __init__(self, vocabulary, dropout):
        super().__init__()
        self.encoder, self.drop = nn.Embedding(vocabulary, WIDTH), nn.Dropout(dropout)
        self.rnn, self.decoder = nn.LSTM(WIDTH, WIDTH, LAYERS, dropout=dropout), nn.Linear(WIDTH, vocabulary)

    def forward(self, tokens, state):
        x, state = self.rnn(self.drop(self.encoder(tokens)), state)
        return self.decoder(self.drop(x)), state


def streams(tokens, count):
    length = len(tokens) // count
    return torch.tensor(tokens[:length * count]).view(count, length).t().contiguous()


def train(network, tokens, steps):
    data, losses, state = streams(tokens, STREAMS), [], None
    optimizer = torch.optim.Adam(network.parameters(), RATE)
    windows = (data.shape[0] - 1) // WINDOW
    network.train()
    for step in range(steps):
        start = step % windows * WINDOW
        state = None if start == 0 else tuple(s.detach() for s in state)
        optimizer.zero_grad()
        logits, state = network(data[start:start + WINDOW], state)
        loss = F.cross_entropy(logits.flatten(0, 1), data[start + 1:start + 1 + WINDOW].flatten())
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimizer.step()
        losses.append(loss.item())
    return losses


@torch.no_grad()
def perplexity(network, tokens):
    network.eval()
    data, state, total = streams(tokens, PIECES), None, 0.0
    for start in range(0, data.shape[0] - 1, 64):
        count = min(64, data.shape[0] - 1 - start)
        logits, state = network(data[start:start + count], state)
        total += F.cross_entropy(logits.flatten(0, 1), data[start + 1:start + 1 + count].flatten(), reduction="sum").item()
    return math.exp(total / ((data.shape[0] - 1) * PIECES))


def weights(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        body = file.read()
    return {name: torch.from_numpy(np.frombuffer(body[slice(*its["data_offsets"])], np.float32).reshape(its["shape"]).copy())
            for name, its in header.items() if name != "__metadata__"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--initial")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    text, test = (words(os.path.join(given.folder, f"{part}.txt")) for part in ("valid", "test"))
    numbers = {w: i for i, w in enumerate(dict.fromkeys(text))}
    text, test = [numbers[w] for w in text], [numbers.get(w, numbers["<unk>"]) for w in test]
    if given.initial:
        network = Network(len(numbers), 0)
        network.load_state_dict(weights(given.initial))
        print(json.dumps({"workload": "wikitext_losses", "side": "pytorch", "losses": train(network, text, FIRST)}), flush=True)
        return
    for seed in range(1, given.seeds + 1):
        torch.manual_seed(seed)
        start, network = time.time(), Network(len(numbers), 0.3)
        train(network, text, given.epochs * ((len(text) // STREAMS - 1) // WINDOW))
        print(json.dumps({"workload": "wikitext", "side": "pytorch", "seed": seed, "epochs": given.epochs,
                          "perplexity": round(perplexity(network, test), 2), "seconds": round(time.time() - start, 1)}), flush=True)


main()
