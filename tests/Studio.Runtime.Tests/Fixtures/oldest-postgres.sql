CREATE TABLE public."Artifacts" (
    "Sha256" text NOT NULL,
    "Ending" text NOT NULL,
    "Holder" text NOT NULL,
    "Person" text NOT NULL,
    "Bytes" bigint NOT NULL
);
CREATE TABLE public."Checkpoints" (
    "Run" uuid NOT NULL,
    "CoversNumber" bigint NOT NULL,
    "Step" integer NOT NULL,
    "Sha256" text NOT NULL,
    "Ending" text NOT NULL,
    "Bytes" bigint NOT NULL,
    "IsBest" boolean NOT NULL,
    "IsPinned" boolean NOT NULL
);
CREATE TABLE public."Commands" (
    "Run" uuid NOT NULL,
    "Number" bigint NOT NULL,
    "Person" text NOT NULL,
    "At" bigint NOT NULL,
    "Command" text NOT NULL
);
CREATE TABLE public."DeviceTimes" (
    "Run" uuid NOT NULL,
    "LeaseEpoch" integer NOT NULL,
    "Person" text NOT NULL,
    "From" bigint NOT NULL,
    "To" bigint
);
CREATE TABLE public."Entries" (
    "Run" uuid NOT NULL,
    "Number" bigint NOT NULL,
    "LeaseEpoch" integer NOT NULL,
    "At" bigint NOT NULL,
    "Event" text NOT NULL
);
CREATE TABLE public."Notebooks" (
    "Id" text NOT NULL,
    "Person" text NOT NULL,
    "Title" text NOT NULL,
    "Document" text NOT NULL,
    "Revision" bigint NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "ChangedAt" bigint NOT NULL
);
CREATE TABLE public."Persons" (
    "Id" text NOT NULL,
    "Name" text NOT NULL,
    "Role" text NOT NULL,
    "CreatedAt" bigint NOT NULL
);
CREATE TABLE public."Runs" (
    "Id" uuid NOT NULL,
    "Notebook" text NOT NULL,
    "Cell" text NOT NULL,
    "Seed" numeric(20,0) NOT NULL,
    "Key" text NOT NULL,
    "Person" text NOT NULL,
    "Request" text NOT NULL,
    "WaitsFor" text,
    "Status" text NOT NULL,
    "Sentence" text NOT NULL,
    "LeaseEpoch" integer NOT NULL,
    "Worker" text,
    "LeaseEnd" bigint,
    "LeaseTakenAt" bigint,
    "LastNumber" bigint NOT NULL,
    "LastCommand" bigint NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "StartedAt" bigint,
    "EndedAt" bigint,
    "IsSteered" boolean NOT NULL,
    "Result" text
);
CREATE TABLE public."__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);
INSERT INTO public."Artifacts" VALUES ('9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178', 'safetensors', 'run:0196b3a0-0000-7000-8000-000000000001', 'ada', 100);
INSERT INTO public."Artifacts" VALUES ('fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02', 'safetensors', 'run:0196b3a0-0000-7000-8000-000000000001', 'ada', 100);
INSERT INTO public."Checkpoints" VALUES ('0196b3a0-0000-7000-8000-000000000001', 3, 2, '26b25d457597a7b0463f9620f666dd10aa2c4373a505967c7c8d70922a2d6ece', 'safetensors', 100, true, false);
INSERT INTO public."Commands" VALUES ('0196b3a0-0000-7000-8000-000000000001', 1, 'ada', 1795521600000, '{"kind":"intervene","wish":{"kind":"rates-scaled","factor":0.5}}');
INSERT INTO public."DeviceTimes" VALUES ('0196b3a0-0000-7000-8000-000000000001', 1, 'ada', 1795521600000, 1795521600000);
INSERT INTO public."DeviceTimes" VALUES ('0196b3a0-0000-7000-8000-000000000001', 2, 'ada', 1795521600000, 1795521600000);
INSERT INTO public."Entries" VALUES ('0196b3a0-0000-7000-8000-000000000001', 1, 1, 1795521600000, '{"kind":"status","is":"Running","sentence":"It is Running."}');
INSERT INTO public."Entries" VALUES ('0196b3a0-0000-7000-8000-000000000001', 2, 1, 1795521600000, '{"kind":"metrics","points":[{"series":"loss","step":1,"value":1}]}');
INSERT INTO public."Entries" VALUES ('0196b3a0-0000-7000-8000-000000000001', 3, 1, 1795521600000, '{"kind":"metrics","points":[{"series":"loss","step":2,"value":0.5}]}');
INSERT INTO public."Entries" VALUES ('0196b3a0-0000-7000-8000-000000000001', 4, 1, 1795521600000, '{"kind":"metrics","points":[{"series":"loss","step":3,"value":0.3333333333333333}]}');
INSERT INTO public."Entries" VALUES ('0196b3a0-0000-7000-8000-000000000001', 5, 2, 1795521600000, '{"kind":"resumed","step":2}');
INSERT INTO public."Entries" VALUES ('0196b3a0-0000-7000-8000-000000000001', 6, 2, 1795521600000, '{"kind":"metrics","points":[{"series":"loss","step":3,"value":0.25}]}');
INSERT INTO public."Entries" VALUES ('0196b3a0-0000-7000-8000-000000000001', 7, 2, 1795521600000, '{"kind":"result","value":{"kind":"sketch-result","generator":{"sha256":"9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178","ending":"safetensors","bytes":100,"address":"/artifacts/9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178.safetensors"},"lastGrid":{"sha256":"fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02","ending":"safetensors","bytes":100,"address":"/artifacts/fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02.safetensors"},"steps":3,"seconds":1.5}}');
INSERT INTO public."Entries" VALUES ('0196b3a0-0000-7000-8000-000000000001', 8, 2, 1795521600000, '{"kind":"status","is":"Completed","sentence":"It is Completed."}');
INSERT INTO public."Notebooks" VALUES ('tour', 'ada', 'Tour', '{
  "version": 1,
  "title": "Tour",
  "cells": [
    {
      "kind": "dataset",
      "id": "data"
    },
    {
      "kind": "pretrained-model",
      "id": "model"
    },
    {
      "kind": "transfer",
      "id": "transfer-1",
      "data": "data",
      "model": "model"
    },
    {
      "kind": "evaluate",
      "id": "evaluate",
      "model": "transfer-1"
    }
  ]
}
', 0, 1795521600000, 1795521600000);
INSERT INTO public."Persons" VALUES ('ea4e7e6951ba4c80b6f92e7b2212124b', 'Ada', 'Owner', 1795521600000);
INSERT INTO public."Runs" VALUES ('0196b3a0-0000-7000-8000-000000000001', 'tour', 'transfer-1', 1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'ada', '{"notebook":"tour","cell":{"kind":"transfer","id":"transfer-1","title":"","isFolded":true,"data":"data","model":"model","recipe":{"kind":"feature-extraction","epochs":40,"batchSize":32,"optimizer":{"kind":"adamw","learningRate":0.001,"weightDecay":1,"beta1":0.9,"beta2":0.999},"schedule":{"kind":"cosine","finalShare":0},"labelSmoothing":0,"headDropout":0,"earlyStoppingPatience":0,"classWeights":false,"augmentation":null,"precision":"Float32","augmentedViews":0},"seed":1,"seeds":1,"maxSteps":null,"startFrom":null},"seed":1,"inputs":{},"key":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","person":"ada"}', NULL, 'Completed', 'It is Completed.', 2, NULL, NULL, 1795521600000, 8, 1, 1795521600000, 1795521600000, 1795521600000, true, '{"kind":"sketch-result","generator":{"sha256":"9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178","ending":"safetensors","bytes":100,"address":"/artifacts/9d9f290527a6be626a8f5985b26e19b237b44872b03631811df4416fc1713178.safetensors"},"lastGrid":{"sha256":"fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02","ending":"safetensors","bytes":100,"address":"/artifacts/fb5e512425fc9449316ec95969ebe71e2d576dbab833d61e2a5b9330fd70ee02.safetensors"},"steps":3,"seconds":1.5}');
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261124233612_Initial', '10.0.15');
ALTER TABLE ONLY public."Artifacts"
    ADD CONSTRAINT "PK_Artifacts" PRIMARY KEY ("Sha256", "Ending", "Holder");
ALTER TABLE ONLY public."Checkpoints"
    ADD CONSTRAINT "PK_Checkpoints" PRIMARY KEY ("Run", "CoversNumber");
ALTER TABLE ONLY public."Commands"
    ADD CONSTRAINT "PK_Commands" PRIMARY KEY ("Run", "Number");
ALTER TABLE ONLY public."DeviceTimes"
    ADD CONSTRAINT "PK_DeviceTimes" PRIMARY KEY ("Run", "LeaseEpoch");
ALTER TABLE ONLY public."Entries"
    ADD CONSTRAINT "PK_Entries" PRIMARY KEY ("Run", "Number");
ALTER TABLE ONLY public."Notebooks"
    ADD CONSTRAINT "PK_Notebooks" PRIMARY KEY ("Id");
ALTER TABLE ONLY public."Persons"
    ADD CONSTRAINT "PK_Persons" PRIMARY KEY ("Id");
ALTER TABLE ONLY public."Runs"
    ADD CONSTRAINT "PK_Runs" PRIMARY KEY ("Id");
ALTER TABLE ONLY public."__EFMigrationsHistory"
    ADD CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId");
CREATE INDEX "IX_Artifacts_Holder" ON public."Artifacts" USING btree ("Holder");
CREATE INDEX "IX_Artifacts_Person" ON public."Artifacts" USING btree ("Person");
CREATE INDEX "IX_Checkpoints_Sha256" ON public."Checkpoints" USING btree ("Sha256");
CREATE INDEX "IX_DeviceTimes_To" ON public."DeviceTimes" USING btree ("To");
CREATE INDEX "IX_Runs_EndedAt" ON public."Runs" USING btree ("EndedAt");
CREATE INDEX "IX_Runs_Key" ON public."Runs" USING btree ("Key");
CREATE INDEX "IX_Runs_Notebook_Cell" ON public."Runs" USING btree ("Notebook", "Cell");
