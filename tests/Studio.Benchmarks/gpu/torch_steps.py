#!/usr/bin/env python3
"""The workloads of GpuSteps.cs in PyTorch: one JSON line per workload and precision.

  python3 torch_steps.py cuda:0

Sizes, precisions and timing are the studio's: batches are moved from pinned memory in every step, benchmark mode of cuDNN is on,
the first round warms up, and only the last step of a round is waited for.
"""
import json, statistics, sys, time
import torch
import torch.nn as nn
import torch.nn.functional as F

device = torch.device(sys.argv[1])
is_card = device.type == "cuda"
ROUNDS = 3


class Bottleneck(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(inputs, width, 1, bias=False), nn.BatchNorm2d(width)
        self.conv2, self.bn2 = nn.Conv2d(width, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width)
        self.conv3, self.bn3 = nn.Conv2d(width, 4 * width, 1, bias=False), nn.BatchNorm2d(4 * width)
        self.downsample = None
        if stride != 1 or inputs != 4 * width:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, 4 * width, 1, stride, bias=False), nn.BatchNorm2d(4 * width))

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)), inplace=True)
        y = F.relu(self.bn2(self.conv2(y)), inplace=True)
        y = self.bn3(self.conv3(y))
        return F.relu(y + (x if self.downsample is None else self.downsample(x)), inplace=True)


def resnet50():
    layers, inputs = [], 64
    for width, count, stride in ((64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2)):
        for i in range(count):
            layers.append(Bottleneck(inputs, width, stride if i == 0 else 1))
            inputs = 4 * width
    return nn.Sequential(nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(True), nn.MaxPool2d(3, 2, 1),
                         *layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, 1000))


def generator():
    layers, inputs = [], 100
    for width, stride, padding in ((512, 1, 0), (256, 2, 1), (128, 2, 1), (64, 2, 1)):
        layers += [nn.ConvTranspose2d(inputs, width, 4, stride, padding, bias=False), nn.BatchNorm2d(width), nn.ReLU(True)]
        inputs = width
    return nn.Sequential(*layers, nn.ConvTranspose2d(64, 3, 4, 2, 1, bias=False), nn.Tanh())


def discriminator():
    layers, inputs = [nn.Conv2d(3, 64, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True)], 64
    for width in (128, 256, 512):
        layers += [nn.Conv2d(inputs, width, 4, 2, 1, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(0.2, True)]
        inputs = width
    return nn.Sequential(*layers, nn.Conv2d(512, 1, 4, 1, 0, bias=False), nn.Flatten(0))


def staged(*shape):
    x = torch.randn(*shape)
    return x.pin_memory() if is_card else x


def autocast(precision):
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=precision == "bfloat16")


def resnet50_224(precision, batch):
    net = resnet50().to(device).train()
    opt = torch.optim.SGD(net.parameters(), 1e-3, momentum=0.9)
    images, labels = staged(batch, 3, 224, 224), torch.arange(batch) % 1000

    def step():
        x, y = images.to(device, non_blocking=True), labels.to(device, non_blocking=True)
        opt.zero_grad(set_to_none=True)
        with autocast(precision):
            loss = F.cross_entropy(net(x).float(), y)
        loss.backward()
        opt.step()
        return loss.detach()
    return step


def dcgan64(precision, batch):
    g, d = generator().to(device).train(), discriminator().to(device).train()
    opt_g, opt_d = (torch.optim.Adam(n.parameters(), 4e-4, betas=(0.5, 0.999)) for n in (g, d))
    images = staged(batch, 3, 64, 64)

    def step():
        real, z = images.to(device, non_blocking=True), torch.randn(batch, 100, 1, 1, device=device)
        opt_d.zero_grad(set_to_none=True)
        with autocast(precision):
            fake = g(z)
            on_real, on_fake = d(real).float(), d(fake.detach()).float()
        (F.softplus(-on_real).mean() + F.softplus(on_fake).mean()).backward()
        opt_d.step()
        for p in d.parameters():
            p.requires_grad_(False)
        opt_g.zero_grad(set_to_none=True)
        with autocast(precision):
            verdict = d(fake).float()
        loss = F.softplus(-verdict).mean()
        loss.backward()
        opt_g.step()
        for p in d.parameters():
            p.requires_grad_(True)
        return loss.detach()
    return step


def main():
    precisions = ["float32"]
    if is_card and torch.cuda.get_device_capability(device)[0] >= 8:
        precisions += ["TF32", "bfloat16"]
    torch.backends.cudnn.benchmark = True
    for precision in precisions:
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = precision == "TF32"
        for make, batch, steps in ((resnet50_224, 64 if is_card else 2, 20 if is_card else 1), (dcgan64, 128 if is_card else 4, 50 if is_card else 1)):
            torch.manual_seed(1)
            step, times = make(precision, batch), []
            for _ in range(ROUNDS + 1):
                start = time.perf_counter()
                for _ in range(steps):
                    loss = step()
                loss.cpu()
                times.append((time.perf_counter() - start) / steps * 1000)
            median = statistics.median(times[1:])
            print(json.dumps({"workload": make.__name__, "precision": precision, "device": str(device), "batch": batch, "step_ms": round(median, 2),
                              "images_per_s": round(batch / median * 1000, 1), "torch": torch.__version__}), flush=True)


main()
