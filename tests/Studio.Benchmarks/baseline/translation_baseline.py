#!/usr/bin/env python3
"""Multi30k English to French with the studio's translation network in PyTorch: one JSON line per seed.

  /usr/bin/python3 translation_baseline.py MULTI30K [--pairs 29000] [--epochs 8] [--seeds 3] [--threads 1]

Encoder and decoder are one GRU each with Bahdanau attention (hidden 128), batch 32 of like length, Adam 2e-3, gradients clipped to a
norm of 1, teacher forcing always, dropout 0.1 on embedded words; words of a frequency of 2, sentences of at most 30 words. The epoch
with the best BLEU on the first 200 validation pairs is kept; the figure is the BLEU of greedy translations of test_2016_flickr on
lower-case words.
"""
import argparse, collections, copy, json, math, os, random, re, time
import torch
import torch.nn as nn
import torch.nn.functional as F

SOS, EOS, UNK, HIDDEN, BATCH, RATE, DROPOUT, LONGEST, VALIDATION = 0, 1, 2, 128, 32, 2e-3, 0.1, 30, 200


def words(text):
    return re.findall(r"[^\W_]+['’]?|\S", text.lower())


def read(folder, part):
    sides = [open(os.path.join(folder, f"{part}.{language}"), encoding="utf8").read().splitlines() for language in ("en", "fr")]
    return [(words(a), words(b)) for a, b in zip(*sides)]


class Vocabulary:
    def __init__(self, sentences):
        counts = collections.Counter(w for s in sentences for w in s)
        frequent = sorted((w for w, c in counts.items() if c >= 2), key=lambda w: (-counts[w], w))
        self.names = ["SOS", "EOS", "UNK"] + frequent[:10_000]
        self.numbers = {w: i for i, w in enumerate(self.names)}

    def encode(self, sentence):
        return [self.numbers.get(w, UNK) for w in sentence] + [EOS]


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.Wa, self.Ua, self.Va = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, 1)

    def forward(self, query, keys, outputs, padding):
        scores = self.Va(torch.tanh(self.Wa(query) + keys)).transpose(1, 2).masked_fill(padding[:, None], -math.inf)
        return torch.bmm(scores.softmax(2), outputs)


class Network(nn.Module):
    def __init__(self, source, target):
        super().__init__()
        self.source, self.target = nn.Embedding(source, HIDDEN), nn.Embedding(target, HIDDEN)
        self.encoder, self.decoder = nn.GRU(HIDDEN, HIDDEN, batch_first=True), nn.GRU(2 * HIDDEN, HIDDEN, batch_first=True)
        self.attention, self.out, self.dropout = Attention(), nn.Linear(HIDDEN, target), nn.Dropout(DROPOUT)

    def encode(self, x, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(self.dropout(self.source(x)), lengths, batch_first=True, enforce_sorted=False)
        outputs, h = self.encoder(packed)
        outputs, _ = nn.utils.rnn.pad_packed_sequence(outputs, batch_first=True, total_length=x.shape[1])
        padding = torch.arange(x.shape[1])[None] >= torch.tensor(lengths)[:, None]
        return outputs, self.attention.Ua(outputs), padding, h

    def step(self, word, h, outputs, keys, padding):
        context = self.attention(h.transpose(0, 1), keys, outputs, padding)
        return self.decoder(torch.cat((self.dropout(self.target(word)), context), 2), h)

    def loss(self, pairs):
        x, lengths = padded([s for s, _ in pairs], EOS)
        y, _ = padded([t for _, t in pairs], EOS)
        labels, _ = padded([t for _, t in pairs], -100)
        outputs, keys, padding, h = self.encode(x, lengths)
        word, all_outputs = torch.full((len(pairs), 1), SOS), []
        for t in range(y.shape[1]):
            o, h = self.step(word, h, outputs, keys, padding)
            all_outputs.append(o)
            word = y[:, t:t + 1]
        return F.cross_entropy(self.out(torch.cat(all_outputs, 1)).flatten(0, 1), labels.flatten(), ignore_index=-100)

    @torch.no_grad()
    def translate(self, sources):
        self.eval()
        found = [None] * len(sources)
        order = sorted(range(len(sources)), key=lambda i: len(sources[i]))
        for at in range(0, len(order), 64):
            batch = order[at:at + 64]
            x, lengths = padded([sources[i] for i in batch], EOS)
            outputs, keys, padding, h = self.encode(x, lengths)
            word, chosen = torch.full((len(batch), 1), SOS), []
            for _ in range(LONGEST + 1):
                o, h = self.step(word, h, outputs, keys, padding)
                word = self.out(o).argmax(2)
                chosen.append(word)
            for i, row in zip(batch, torch.cat(chosen, 1).tolist()):
                found[i] = row[:row.index(EOS)] if EOS in row else row
        self.train()
        return found


def padded(rows, value):
    longest = max(map(len, rows))
    return torch.tensor([r + [value] * (longest - len(r)) for r in rows]), [len(r) for r in rows]


def bleu(hypotheses, references):
    matches, totals, ours, theirs, smooth, logs = [0] * 4, [0] * 4, 0, 0, 1.0, 0.0
    for h, r in zip(hypotheses, references):
        ours, theirs = ours + len(h), theirs + len(r)
        for n in range(4):
            a, b = (collections.Counter(tuple(s[i:i + n + 1]) for i in range(len(s) - n)) for s in (h, r))
            matches[n] += sum((a & b).values())
            totals[n] += sum(a.values())
    if not any(matches) or not all(totals):
        return 0.0
    for m, t in zip(matches, totals):
        if m == 0:
            smooth *= 2
        logs += math.log((m or 1 / smooth) / t)
    return 100 * min(1.0, math.exp(1 - theirs / ours)) * math.exp(logs / 4)


def score(network, pairs, source, target):
    kept = [(a, b) for a, b in pairs if 0 < len(a) <= LONGEST and 0 < len(b) <= LONGEST]
    found = network.translate([source.encode(a) for a, _ in kept])
    return bleu([[target.names[w] for w in f] for f in found], [b for _, b in kept])


def run(train, validation, test, epochs, seed):
    torch.manual_seed(seed)
    shuffled, begin = random.Random(seed), time.time()
    source, target = Vocabulary(a for a, _ in train), Vocabulary(b for _, b in train)
    pairs = [(source.encode(a), target.encode(b)) for a, b in train if 0 < len(a) <= LONGEST and 0 < len(b) <= LONGEST]
    network = Network(len(source.names), len(target.names))
    optimizer = torch.optim.Adam(network.parameters(), RATE)
    best, weights = -1.0, None
    for _ in range(epochs):
        shuffled.shuffle(pairs)
        batches = []
        for at in range(0, len(pairs), 50 * BATCH):
            pool = sorted(pairs[at:at + 50 * BATCH], key=lambda p: (len(p[0]), len(p[1])))
            batches += [pool[i:i + BATCH] for i in range(0, len(pool), BATCH)]
        shuffled.shuffle(batches)
        for batch in batches:
            optimizer.zero_grad()
            network.loss(batch).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
        now = score(network, validation, source, target)
        if now > best:
            best, weights = now, copy.deepcopy(network.state_dict())
    network.load_state_dict(weights)
    return {"workload": "translation", "side": "pytorch", "seed": seed, "pairs": len(pairs), "epochs": epochs,
            "bleu_validation": round(best, 2), "bleu_test": round(score(network, test, source, target), 2),
            "seconds": round(time.time() - begin, 1)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--pairs", type=int, default=29_000)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    data = read(given.folder, "train")[:given.pairs], read(given.folder, "val")[:VALIDATION], read(given.folder, "test_2016_flickr")
    for number in range(1, given.seeds + 1):
        print(json.dumps(run(*data, given.epochs, number)), flush=True)
