BEGIN TRANSACTION;
CREATE TABLE "AccessTokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AccessTokens" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "LastUsedAt" INTEGER NULL
);
CREATE TABLE "Artifacts" (
    "Sha256" TEXT NOT NULL,
    "Ending" TEXT NOT NULL,
    "Holder" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    CONSTRAINT "PK_Artifacts" PRIMARY KEY ("Sha256", "Ending", "Holder")
);
INSERT INTO "Artifacts" VALUES('39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e','safetensors','run:989c2bb3-1346-43fd-b963-62b82bf29c49','ada',32);
INSERT INTO "Artifacts" VALUES('f011a46754802c6a416cf61c2413d9de825ebaa4f0d7b5f8cfc3ee48523436c6','png','run:989c2bb3-1346-43fd-b963-62b82bf29c49','ada',16);
INSERT INTO "Artifacts" VALUES('39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e','safetensors','run:5fa31639-10c6-4a5b-9acb-2d015e462dcb','ada',32);
INSERT INTO "Artifacts" VALUES('b2d334445c8663d5f94ed88f8d09b0888179b054c3ff6d7c5b4a606d970572b1','png','run:5fa31639-10c6-4a5b-9acb-2d015e462dcb','ada',16);
INSERT INTO "Artifacts" VALUES('39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e','safetensors','run:2f904b4c-01d6-4687-a521-d98d8f4fac19','ada',32);
INSERT INTO "Artifacts" VALUES('e0a633629973f2d412f0de693690b846e1af4ca449bb7f90673f09cd8238cc25','png','run:2f904b4c-01d6-4687-a521-d98d8f4fac19','ada',16);
INSERT INTO "Artifacts" VALUES('1ba121b37b738f27358249e8257944e87a7175afc02064e2604df4d60efde5a2','png','run:d5f5131d-196e-4a09-82ca-273e3fd92139','ada',16);
INSERT INTO "Artifacts" VALUES('39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e','safetensors','run:d5f5131d-196e-4a09-82ca-273e3fd92139','ada',32);
CREATE TABLE "Checkpoints" (
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
INSERT INTO "Checkpoints" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',6,20,'b076c5ec3f30917e8f48cf9ca4bc6f2df81e87bed01c0a702d31eef34b470cbd','tar',48,1,0);
INSERT INTO "Checkpoints" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',6,20,'8668985e1595089e38f0dca8c966fcceac9f78db94252127820a73a8dc74fea0','tar',48,1,0);
INSERT INTO "Checkpoints" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',6,20,'2152fd4b1ff82347c2c935577cdea1450ac0f94b69f499f81049e5457ebae52b','tar',48,1,0);
INSERT INTO "Checkpoints" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',6,20,'9a86884e85da9da2f79c8a5e26f34d6519415c93ce1b4484ffe4a0e6046e9b47','tar',48,1,0);
CREATE TABLE "Commands" (
    "Run" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Person" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Command" TEXT NOT NULL,
    CONSTRAINT "PK_Commands" PRIMARY KEY ("Run", "Number")
);
CREATE TABLE "Datasets" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Datasets" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Ending" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Parent" TEXT NULL,
    "Facts" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DeletedAt" INTEGER NULL
);
CREATE TABLE "DeviceTimes" (
    "Run" TEXT NOT NULL,
    "LeaseEpoch" INTEGER NOT NULL,
    "Person" TEXT NOT NULL,
    "From" INTEGER NOT NULL,
    "To" INTEGER NULL,
    CONSTRAINT "PK_DeviceTimes" PRIMARY KEY ("Run", "LeaseEpoch")
);
INSERT INTO "DeviceTimes" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',1,'ada',1795521600000,1795521600000);
INSERT INTO "DeviceTimes" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',1,'ada',1795521600000,1795521600000);
INSERT INTO "DeviceTimes" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',1,'ada',1795521600000,1795521600000);
INSERT INTO "DeviceTimes" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',1,'ada',1795521600000,1795521600000);
CREATE TABLE "Entries" (
    "Run" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "LeaseEpoch" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Event" TEXT NOT NULL,
    CONSTRAINT "PK_Entries" PRIMARY KEY ("Run", "Number")
);
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',1,1,1795521600000,'{"kind":"status","is":"Running","sentence":"It is Running."}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',2,1,1795521600000,'{"kind":"text","step":0,"stream":"plan","written":"Before the first step."}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',3,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":1,"value":75},{"series":"loss","step":2,"value":255},{"series":"loss","step":3,"value":68},{"series":"loss","step":4,"value":154},{"series":"loss","step":5,"value":204},{"series":"loss","step":6,"value":142},{"series":"loss","step":7,"value":140},{"series":"loss","step":8,"value":73},{"series":"loss","step":9,"value":204},{"series":"loss","step":10,"value":136}]}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',4,1,1795521600000,'{"kind":"text","step":10,"stream":"plan","written":"Step 10."}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',5,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":11,"value":4},{"series":"loss","step":12,"value":48},{"series":"loss","step":13,"value":77},{"series":"loss","step":14,"value":78},{"series":"loss","step":15,"value":97},{"series":"loss","step":16,"value":56},{"series":"loss","step":17,"value":225},{"series":"loss","step":18,"value":66},{"series":"loss","step":19,"value":89},{"series":"loss","step":20,"value":63}]}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',6,1,1795521600000,'{"kind":"text","step":20,"stream":"plan","written":"Step 20."}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',7,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":21,"value":11},{"series":"loss","step":22,"value":43},{"series":"loss","step":23,"value":76},{"series":"loss","step":24,"value":45},{"series":"loss","step":25,"value":156},{"series":"loss","step":26,"value":163},{"series":"loss","step":27,"value":136},{"series":"loss","step":28,"value":15},{"series":"loss","step":29,"value":249},{"series":"loss","step":30,"value":87}]}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',8,1,1795521600000,'{"kind":"text","step":30,"stream":"plan","written":"Step 30."}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',9,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":31,"value":227},{"series":"loss","step":32,"value":47},{"series":"loss","step":33,"value":84},{"series":"loss","step":34,"value":7},{"series":"loss","step":35,"value":236},{"series":"loss","step":36,"value":66},{"series":"loss","step":37,"value":220},{"series":"loss","step":38,"value":216},{"series":"loss","step":39,"value":145},{"series":"loss","step":40,"value":156}]}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',10,1,1795521600000,'{"kind":"text","step":40,"stream":"plan","written":"Step 40."}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',11,1,1795521600000,'{"kind":"result","value":{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"f011a46754802c6a416cf61c2413d9de825ebaa4f0d7b5f8cfc3ee48523436c6","ending":"png","bytes":16,"address":"/artifacts/f011a46754802c6a416cf61c2413d9de825ebaa4f0d7b5f8cfc3ee48523436c6.png"},"steps":40,"seconds":1}}');
INSERT INTO "Entries" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49',12,1,1795521600000,'{"kind":"status","is":"Completed","sentence":"It is Completed."}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',1,1,1795521600000,'{"kind":"status","is":"Running","sentence":"It is Running."}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',2,1,1795521600000,'{"kind":"text","step":0,"stream":"plan","written":"Before the first step."}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',3,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":1,"value":75},{"series":"loss","step":2,"value":255},{"series":"loss","step":3,"value":68},{"series":"loss","step":4,"value":154},{"series":"loss","step":5,"value":204},{"series":"loss","step":6,"value":142},{"series":"loss","step":7,"value":140},{"series":"loss","step":8,"value":73},{"series":"loss","step":9,"value":204},{"series":"loss","step":10,"value":136}]}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',4,1,1795521600000,'{"kind":"text","step":10,"stream":"plan","written":"Step 10."}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',5,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":11,"value":4},{"series":"loss","step":12,"value":48},{"series":"loss","step":13,"value":77},{"series":"loss","step":14,"value":78},{"series":"loss","step":15,"value":97},{"series":"loss","step":16,"value":56},{"series":"loss","step":17,"value":225},{"series":"loss","step":18,"value":66},{"series":"loss","step":19,"value":89},{"series":"loss","step":20,"value":63}]}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',6,1,1795521600000,'{"kind":"text","step":20,"stream":"plan","written":"Step 20."}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',7,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":21,"value":11},{"series":"loss","step":22,"value":43},{"series":"loss","step":23,"value":76},{"series":"loss","step":24,"value":45},{"series":"loss","step":25,"value":156},{"series":"loss","step":26,"value":163},{"series":"loss","step":27,"value":136},{"series":"loss","step":28,"value":15},{"series":"loss","step":29,"value":249},{"series":"loss","step":30,"value":87}]}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',8,1,1795521600000,'{"kind":"text","step":30,"stream":"plan","written":"Step 30."}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',9,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":31,"value":227},{"series":"loss","step":32,"value":47},{"series":"loss","step":33,"value":84},{"series":"loss","step":34,"value":7},{"series":"loss","step":35,"value":236},{"series":"loss","step":36,"value":66},{"series":"loss","step":37,"value":220},{"series":"loss","step":38,"value":216},{"series":"loss","step":39,"value":145},{"series":"loss","step":40,"value":156}]}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',10,1,1795521600000,'{"kind":"text","step":40,"stream":"plan","written":"Step 40."}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',11,1,1795521600000,'{"kind":"result","value":{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"b2d334445c8663d5f94ed88f8d09b0888179b054c3ff6d7c5b4a606d970572b1","ending":"png","bytes":16,"address":"/artifacts/b2d334445c8663d5f94ed88f8d09b0888179b054c3ff6d7c5b4a606d970572b1.png"},"steps":40,"seconds":1}}');
INSERT INTO "Entries" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB',12,1,1795521600000,'{"kind":"status","is":"Completed","sentence":"It is Completed."}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',1,1,1795521600000,'{"kind":"status","is":"Running","sentence":"It is Running."}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',2,1,1795521600000,'{"kind":"text","step":0,"stream":"plan","written":"Before the first step."}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',3,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":1,"value":75},{"series":"loss","step":2,"value":255},{"series":"loss","step":3,"value":68},{"series":"loss","step":4,"value":154},{"series":"loss","step":5,"value":204},{"series":"loss","step":6,"value":142},{"series":"loss","step":7,"value":140},{"series":"loss","step":8,"value":73},{"series":"loss","step":9,"value":204},{"series":"loss","step":10,"value":136}]}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',4,1,1795521600000,'{"kind":"text","step":10,"stream":"plan","written":"Step 10."}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',5,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":11,"value":4},{"series":"loss","step":12,"value":48},{"series":"loss","step":13,"value":77},{"series":"loss","step":14,"value":78},{"series":"loss","step":15,"value":97},{"series":"loss","step":16,"value":56},{"series":"loss","step":17,"value":225},{"series":"loss","step":18,"value":66},{"series":"loss","step":19,"value":89},{"series":"loss","step":20,"value":63}]}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',6,1,1795521600000,'{"kind":"text","step":20,"stream":"plan","written":"Step 20."}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',7,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":21,"value":11},{"series":"loss","step":22,"value":43},{"series":"loss","step":23,"value":76},{"series":"loss","step":24,"value":45},{"series":"loss","step":25,"value":156},{"series":"loss","step":26,"value":163},{"series":"loss","step":27,"value":136},{"series":"loss","step":28,"value":15},{"series":"loss","step":29,"value":249},{"series":"loss","step":30,"value":87}]}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',8,1,1795521600000,'{"kind":"text","step":30,"stream":"plan","written":"Step 30."}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',9,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":31,"value":227},{"series":"loss","step":32,"value":47},{"series":"loss","step":33,"value":84},{"series":"loss","step":34,"value":7},{"series":"loss","step":35,"value":236},{"series":"loss","step":36,"value":66},{"series":"loss","step":37,"value":220},{"series":"loss","step":38,"value":216},{"series":"loss","step":39,"value":145},{"series":"loss","step":40,"value":156}]}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',10,1,1795521600000,'{"kind":"text","step":40,"stream":"plan","written":"Step 40."}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',11,1,1795521600000,'{"kind":"result","value":{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"e0a633629973f2d412f0de693690b846e1af4ca449bb7f90673f09cd8238cc25","ending":"png","bytes":16,"address":"/artifacts/e0a633629973f2d412f0de693690b846e1af4ca449bb7f90673f09cd8238cc25.png"},"steps":40,"seconds":1}}');
INSERT INTO "Entries" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19',12,1,1795521600000,'{"kind":"status","is":"Completed","sentence":"It is Completed."}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',1,1,1795521600000,'{"kind":"status","is":"Running","sentence":"It is Running."}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',2,1,1795521600000,'{"kind":"text","step":0,"stream":"plan","written":"Before the first step."}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',3,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":1,"value":75},{"series":"loss","step":2,"value":255},{"series":"loss","step":3,"value":68},{"series":"loss","step":4,"value":154},{"series":"loss","step":5,"value":204},{"series":"loss","step":6,"value":142},{"series":"loss","step":7,"value":140},{"series":"loss","step":8,"value":73},{"series":"loss","step":9,"value":204},{"series":"loss","step":10,"value":136}]}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',4,1,1795521600000,'{"kind":"text","step":10,"stream":"plan","written":"Step 10."}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',5,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":11,"value":4},{"series":"loss","step":12,"value":48},{"series":"loss","step":13,"value":77},{"series":"loss","step":14,"value":78},{"series":"loss","step":15,"value":97},{"series":"loss","step":16,"value":56},{"series":"loss","step":17,"value":225},{"series":"loss","step":18,"value":66},{"series":"loss","step":19,"value":89},{"series":"loss","step":20,"value":63}]}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',6,1,1795521600000,'{"kind":"text","step":20,"stream":"plan","written":"Step 20."}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',7,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":21,"value":11},{"series":"loss","step":22,"value":43},{"series":"loss","step":23,"value":76},{"series":"loss","step":24,"value":45},{"series":"loss","step":25,"value":156},{"series":"loss","step":26,"value":163},{"series":"loss","step":27,"value":136},{"series":"loss","step":28,"value":15},{"series":"loss","step":29,"value":249},{"series":"loss","step":30,"value":87}]}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',8,1,1795521600000,'{"kind":"text","step":30,"stream":"plan","written":"Step 30."}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',9,1,1795521600000,'{"kind":"metrics","points":[{"series":"loss","step":31,"value":227},{"series":"loss","step":32,"value":47},{"series":"loss","step":33,"value":84},{"series":"loss","step":34,"value":7},{"series":"loss","step":35,"value":236},{"series":"loss","step":36,"value":66},{"series":"loss","step":37,"value":220},{"series":"loss","step":38,"value":216},{"series":"loss","step":39,"value":145},{"series":"loss","step":40,"value":156}]}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',10,1,1795521600000,'{"kind":"text","step":40,"stream":"plan","written":"Step 40."}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',11,1,1795521600000,'{"kind":"result","value":{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"1ba121b37b738f27358249e8257944e87a7175afc02064e2604df4d60efde5a2","ending":"png","bytes":16,"address":"/artifacts/1ba121b37b738f27358249e8257944e87a7175afc02064e2604df4d60efde5a2.png"},"steps":40,"seconds":1}}');
INSERT INTO "Entries" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139',12,1,1795521600000,'{"kind":"status","is":"Completed","sentence":"It is Completed."}');
CREATE TABLE "Models" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Models" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Ending" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "Run" TEXT NULL,
    "Facts" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DeletedAt" INTEGER NULL
);
CREATE TABLE "Notebooks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Notebooks" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Document" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL
, "DeletedAt" INTEGER NULL);
INSERT INTO "Notebooks" VALUES('762bf5b936b344d9bc4a7080bf8ed789','ada','Tour','{
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
',0,1795521600000,1795521600000,NULL);
CREATE TABLE "Persons" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Persons" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL
);
INSERT INTO "Persons" VALUES('owner','Owner','Owner',1795521600000);
CREATE TABLE "Runs" (
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
, "DeletedAt" INTEGER NULL, "Note" TEXT NULL, "Tags" TEXT NULL);
INSERT INTO "Runs" VALUES('2F904B4C-01D6-4687-A521-D98D8F4FAC19','762bf5b936b344d9bc4a7080bf8ed789','transfer-1',1,'d5b7ee6badcb5db333a239076ebd093d047699f2fcb4f6f214ff325d0af51da9','ada','{"notebook":"762bf5b936b344d9bc4a7080bf8ed789","cell":{"kind":"transfer","id":"transfer-1","title":"","isFolded":true,"data":"data","model":"model","recipe":{"kind":"feature-extraction","epochs":40,"batchSize":32,"optimizer":{"kind":"adamw","learningRate":0.001,"weightDecay":1,"beta1":0.9,"beta2":0.999},"schedule":{"kind":"cosine","finalShare":0},"labelSmoothing":0,"headDropout":0,"earlyStoppingPatience":0,"classWeights":false,"augmentation":null,"inputs":"OfTheWeights","margin":0,"precision":"Float32","augmentedViews":0,"skippedStages":0,"pooling":"Mean","movingStatistics":false,"head":{"kind":"linear"}},"seed":1,"seeds":1,"maxSteps":null,"startFrom":null,"branch":null},"seed":1,"inputs":{"data":{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"f011a46754802c6a416cf61c2413d9de825ebaa4f0d7b5f8cfc3ee48523436c6","ending":"png","bytes":16,"address":"/artifacts/f011a46754802c6a416cf61c2413d9de825ebaa4f0d7b5f8cfc3ee48523436c6.png"},"steps":40,"seconds":1},"model":{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"b2d334445c8663d5f94ed88f8d09b0888179b054c3ff6d7c5b4a606d970572b1","ending":"png","bytes":16,"address":"/artifacts/b2d334445c8663d5f94ed88f8d09b0888179b054c3ff6d7c5b4a606d970572b1.png"},"steps":40,"seconds":1}},"key":"d5b7ee6badcb5db333a239076ebd093d047699f2fcb4f6f214ff325d0af51da9","person":"ada"}',NULL,'Completed','It is Completed.',1,NULL,NULL,1795521600000,12,0,1795521600002,1795521600000,1795521600000,0,'{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"e0a633629973f2d412f0de693690b846e1af4ca449bb7f90673f09cd8238cc25","ending":"png","bytes":16,"address":"/artifacts/e0a633629973f2d412f0de693690b846e1af4ca449bb7f90673f09cd8238cc25.png"},"steps":40,"seconds":1}',NULL,NULL,NULL);
INSERT INTO "Runs" VALUES('5FA31639-10C6-4A5B-9ACB-2D015E462DCB','762bf5b936b344d9bc4a7080bf8ed789','model',0,'e09c4320cfe84977b478baa00ee53dbf21f9b1ae360441b73effcc5071e10a30','ada','{"notebook":"762bf5b936b344d9bc4a7080bf8ed789","cell":{"kind":"pretrained-model","id":"model","title":"","isFolded":true,"backbone":"resnet-glyphs","weights":"resnet-glyphs-source"},"seed":0,"inputs":{},"key":"e09c4320cfe84977b478baa00ee53dbf21f9b1ae360441b73effcc5071e10a30","person":"ada"}',NULL,'Completed','It is Completed.',1,NULL,NULL,1795521600000,12,0,1795521600001,1795521600000,1795521600000,0,'{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"b2d334445c8663d5f94ed88f8d09b0888179b054c3ff6d7c5b4a606d970572b1","ending":"png","bytes":16,"address":"/artifacts/b2d334445c8663d5f94ed88f8d09b0888179b054c3ff6d7c5b4a606d970572b1.png"},"steps":40,"seconds":1}',NULL,NULL,NULL);
INSERT INTO "Runs" VALUES('989C2BB3-1346-43FD-B963-62B82BF29C49','762bf5b936b344d9bc4a7080bf8ed789','data',0,'1fb2b5330616873f220c68822150a55b5c687204fc4c1ab27e8f0587bb0ef721','ada','{"notebook":"762bf5b936b344d9bc4a7080bf8ed789","cell":{"kind":"dataset","id":"data","title":"","isFolded":true,"source":"glyphs-target","labelsPerClass":null,"dropCopies":false},"seed":0,"inputs":{},"key":"1fb2b5330616873f220c68822150a55b5c687204fc4c1ab27e8f0587bb0ef721","person":"ada"}',NULL,'Completed','It is Completed.',1,NULL,NULL,1795521600000,12,0,1795521600000,1795521600000,1795521600000,0,'{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"f011a46754802c6a416cf61c2413d9de825ebaa4f0d7b5f8cfc3ee48523436c6","ending":"png","bytes":16,"address":"/artifacts/f011a46754802c6a416cf61c2413d9de825ebaa4f0d7b5f8cfc3ee48523436c6.png"},"steps":40,"seconds":1}',NULL,NULL,NULL);
INSERT INTO "Runs" VALUES('D5F5131D-196E-4A09-82CA-273E3FD92139','762bf5b936b344d9bc4a7080bf8ed789','evaluate',1,'12fc49e35b2c0fda7598ec4c00ace6429ef510638a0a87c5e8e05d53557d7533','ada','{"notebook":"762bf5b936b344d9bc4a7080bf8ed789","cell":{"kind":"evaluate","id":"evaluate","title":"","isFolded":true,"model":"transfer-1","data":null,"classPairs":""},"seed":1,"inputs":{"transfer-1":{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"e0a633629973f2d412f0de693690b846e1af4ca449bb7f90673f09cd8238cc25","ending":"png","bytes":16,"address":"/artifacts/e0a633629973f2d412f0de693690b846e1af4ca449bb7f90673f09cd8238cc25.png"},"steps":40,"seconds":1}},"key":"12fc49e35b2c0fda7598ec4c00ace6429ef510638a0a87c5e8e05d53557d7533","person":"ada"}',NULL,'Completed','It is Completed.',1,NULL,NULL,1795521600000,12,0,1795521600003,1795521600000,1795521600000,0,'{"kind":"sketch-result","generator":{"sha256":"39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e","ending":"safetensors","bytes":32,"address":"/artifacts/39dbee347d1d5ec78e0f4c0ec6db45a549c46d07e576aa7bd18cdd3ab267867e.safetensors"},"lastGrid":{"sha256":"1ba121b37b738f27358249e8257944e87a7175afc02064e2604df4d60efde5a2","ending":"png","bytes":16,"address":"/artifacts/1ba121b37b738f27358249e8257944e87a7175afc02064e2604df4d60efde5a2.png"},"steps":40,"seconds":1}',NULL,NULL,NULL);
CREATE TABLE "Webhooks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Webhooks" PRIMARY KEY,
    "Address" TEXT NOT NULL,
    "Events" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "LastAnswer" TEXT NULL,
    "LastCalledAt" INTEGER NULL
);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261124233608_Initial','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261127092406_FirstUse','10.0.15');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE INDEX "IX_Artifacts_Holder" ON "Artifacts" ("Holder");
CREATE INDEX "IX_Artifacts_Person" ON "Artifacts" ("Person");
CREATE INDEX "IX_Checkpoints_Sha256" ON "Checkpoints" ("Sha256");
CREATE INDEX "IX_DeviceTimes_To" ON "DeviceTimes" ("To");
CREATE INDEX "IX_Runs_EndedAt" ON "Runs" ("EndedAt");
CREATE INDEX "IX_Runs_Key" ON "Runs" ("Key");
CREATE INDEX "IX_Runs_Notebook_Cell" ON "Runs" ("Notebook", "Cell");
CREATE UNIQUE INDEX "IX_AccessTokens_Hash" ON "AccessTokens" ("Hash");
CREATE INDEX "IX_Datasets_Person" ON "Datasets" ("Person");
CREATE INDEX "IX_Datasets_Sha256" ON "Datasets" ("Sha256");
CREATE INDEX "IX_Models_Person" ON "Models" ("Person");
CREATE INDEX "IX_Models_Sha256" ON "Models" ("Sha256");
COMMIT;