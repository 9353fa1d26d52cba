PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO __EFMigrationsHistory VALUES('20261124233608_Initial','10.0.15');
CREATE TABLE IF NOT EXISTS "Artifacts" (
    "Sha256" TEXT NOT NULL,
    "Ending" TEXT NOT NULL,
    "Holder" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    CONSTRAINT "PK_Artifacts" PRIMARY KEY ("Sha256", "Ending", "Holder")
);
INSERT INTO Artifacts VALUES('9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178','safetensors','run:0196b3a0-0000-7000-8000-000000000001','ada',100);
INSERT INTO Artifacts VALUES('fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02','safetensors','run:0196b3a0-0000-7000-8000-000000000001','ada',100);
CREATE TABLE IF NOT EXISTS "Checkpoints" (
    "Run" TEXT NOT NULL,
    "CoversNumber" INTEGER NOT NULL,
    "Step" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Ending" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "IsBest" INTEGER NOT NULL,
    "IsPinned" INTEGER NOT NULL,
    CONSTRAINT "PK_Checkpoints" PRIMARY KEY ("Run", "CoversNumber")
);
INSERT INTO Checkpoints VALUES('0196B3A0-0000-7000-8000-000000000001',3,2,'26b25d457597a7b0463f9620f666dd10aa2c4373a505967c7c8d70922a2d6ece','safetensors',100,1,0);
CREATE TABLE IF NOT EXISTS "Commands" (
    "Run" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Person" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Command" TEXT NOT NULL,
    CONSTRAINT "PK_Commands" PRIMARY KEY ("Run", "Number")
);
INSERT INTO Commands VALUES('0196B3A0-0000-7000-8000-000000000001',1,'ada',1795521600000,'{"kind":"intervene","wish":{"kind":"rates-scaled","factor":0.5}}');
CREATE TABLE IF NOT EXISTS "DeviceTimes" (
    "Run" TEXT NOT NULL,
    "LeaseEpoch" INTEGER NOT NULL,
    "Person" TEXT NOT NULL,
    "From" INTEGER NOT NULL,
    "To" INTEGER NULL,
    CONSTRAINT "PK_DeviceTimes" PRIMARY KEY ("Run", "LeaseEpoch")
);
INSERT INTO DeviceTimes VALUES('0196B3A0-0000-7000-8000-000000000001',1,'ada',1795521600000,1795521600000);
INSERT INTO DeviceTimes VALUES('0196B3A0-0000-7000-8000-000000000001',2,'ada',1795521600000,1795521600000);
CREATE TABLE IF NOT EXISTS "Entries" (
    "Run" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "LeaseEpoch" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Event" TEXT NOT NULL,
    CONSTRAINT "PK_Entries" PRIMARY KEY ("Run", "Number")
);
INSERT INTO Entries VALUES('0196B3A0-0000-7000-8000-000000000001',1,1,1795521600000,'{"kind":"status","is":"Running","sentence":"It is Running."}');
INSERT INTO Entries VALUES('0196B3A0-0000-7000-8000-000000000001',2,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":1,"value":1}]}');
INSERT INTO Entries VALUES('0196B3A0-0000-7000-8000-000000000001',3,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":2,"value":0.5}]}');
INSERT INTO Entries VALUES('0196B3A0-0000-7000-8000-000000000001',4,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":3,"value":0.3333333333333333}]}');
INSERT INTO Entries VALUES('0196B3A0-0000-7000-8000-000000000001',5,2,1795521600000,'{"kind":"resumed","step":2}');
INSERT INTO Entries VALUES('0196B3A0-0000-7000-8000-000000000001',6,2,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":3,"value":0.25}]}');
INSERT INTO Entries VALUES('0196B3A0-0000-7000-8000-000000000001',7,2,1795521600000,'{"kind":"result","value":{"kind":"sketch-result","generator":{"sha256":"9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178","ending":"safetensors","bytes":100,"address":"/artifacts/9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178.safetensors"},"lastGrid":{"sha256":"fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02","ending":"safetensors","bytes":100,"address":"/artifacts/fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02.safetensors"},"steps":3,"seconds":1.5}}');
INSERT INTO Entries VALUES('0196B3A0-0000-7000-8000-000000000001',8,2,1795521600000,'{"kind":"status","is":"Completed","sentence":"It is Completed."}');
CREATE TABLE IF NOT EXISTS "Notebooks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Notebooks" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Document" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL
);
INSERT INTO Notebooks VALUES('tour','ada','Tour',replace('{\n  "version": 1,\n  "title": "Tour",\n  "cells": [\n    {\n      "kind": "dataset",\n      "id": "data"\n    },\n    {\n      "kind": "pretrained-model",\n      "id": "model"\n    },\n    {\n      "kind": "transfer",\n      "id": "transfer-1",\n      "data": "data",\n      "model": "model"\n    },\n    {\n      "kind": "evaluate",\n      "id": "evaluate",\n      "model": "transfer-1"\n    }\n  ]\n}\n','\n',char(10)),0,1795521600000,1795521600000);
CREATE TABLE IF NOT EXISTS "Persons" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Persons" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL
);
INSERT INTO Persons VALUES('8cbd0f7422f74a038368fda12371dd66','Ada','Owner',1795521600000);
CREATE TABLE IF NOT EXISTS "Runs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Runs" PRIMARY KEY,
    "Notebook" TEXT NOT NULL,
    "Cell" TEXT NOT NULL,
    "Seed" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Request" TEXT NOT NULL,
    "WaitsFor" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Sentence" TEXT NOT NULL,
    "LeaseEpoch" INTEGER NOT NULL,
    "Worker" TEXT NULL,
    "LeaseEnd" INTEGER NULL,
    "LeaseTakenAt" INTEGER NULL,
    "LastNumber" INTEGER NOT NULL,
    "LastCommand" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "StartedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "IsSteered" INTEGER NOT NULL,
    "Result" TEXT NULL
);
INSERT INTO Runs VALUES('0196B3A0-0000-7000-8000-000000000001','tour','transfer-1',1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','ada','{"notebook":"tour","cell":{"kind":"transfer","id":"transfer-1","title":"","isFolded":true,"data":"data","model":"model","recipe":{"kind":"feature-extraction","epochs":40,"batchSize":32,"optimizer":{"kind":"adamw","learningRate":0.001,"weightDecay":1,"beta1":0.9,"beta2":0.999},"schedule":{"kind":"cosine","finalShare":0},"labelSmoothing":0,"headDropout":0,"earlyStoppingPatience":0,"classWeights":false,"augmentation":null,"precision":"Float32","augmentedViews":0},"seed":1,"seeds":1,"maxSteps":null,"startFrom":null},"seed":1,"inputs":{},"key":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","person":"ada"}',NULL,'Completed','It is Completed.',2,NULL,NULL,1795521600000,8,1,1795521600000,1795521600000,1795521600000,1,'{"kind":"sketch-result","generator":{"sha256":"9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178","ending":"safetensors","bytes":100,"address":"/artifacts/9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178.safetensors"},"lastGrid":{"sha256":"fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02","ending":"safetensors","bytes":100,"address":"/artifacts/fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02.safetensors"},"steps":3,"seconds":1.5}');
CREATE INDEX "IX_Artifacts_Holder" ON "Artifacts" ("Holder");
CREATE INDEX "IX_Artifacts_Person" ON "Artifacts" ("Person");
CREATE INDEX "IX_Checkpoints_Sha256" ON "Checkpoints" ("Sha256");
CREATE INDEX "IX_DeviceTimes_To" ON "DeviceTimes" ("To");
CREATE INDEX "IX_Runs_EndedAt" ON "Runs" ("EndedAt");
CREATE INDEX "IX_Runs_Key" ON "Runs" ("Key");
CREATE INDEX "IX_Runs_Notebook_Cell" ON "Runs" ("Notebook", "Cell");
COMMIT;
