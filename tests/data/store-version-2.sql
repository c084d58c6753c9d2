PRAGMA application_id = 1315204215;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE attempt (
        id TEXT PRIMARY KEY,
        learner TEXT NOT NULL REFERENCES learner (id),
        mode TEXT NOT NULL CHECK (mode IN ('tutor', 'test')),
        title TEXT NOT NULL,
        limit_s INTEGER CHECK (limit_s > 0),
        state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'abandoned')),
        items INTEGER NOT NULL CHECK (items >= 0),
        answered INTEGER NOT NULL CHECK (answered BETWEEN 0 AND items),
        correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND answered),
        unsafe INTEGER NOT NULL CHECK (unsafe BETWEEN 0 AND answered),  -- answers, not acts
        position INTEGER NOT NULL CHECK (position >= 0),
        elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
        started_at TEXT NOT NULL,
        last_at TEXT NOT NULL,
        finished_at TEXT NOT NULL  -- '' while open or abandoned
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "attempt" VALUES('attempt-1','learner-1','tutor','Ten minutes',NULL,'finished',6,4,2,1,3,300000,'2026-01-05T09:30:34.000Z','2026-01-05T09:33:58.000Z','2026-01-05T09:33:58.000Z');
INSERT INTO "attempt" VALUES('attempt-2','learner-1','tutor','Ten minutes',NULL,'open',6,2,2,0,0,90000,'2026-01-06T09:34:15.000Z','2026-01-06T09:35:06.000Z','');
INSERT INTO "attempt" VALUES('attempt-3','learner-1','test','Ten minutes',NULL,'finished',6,2,1,0,0,300000,'2026-01-10T09:35:23.000Z','2026-01-10T09:36:31.000Z','2026-01-10T09:36:31.000Z');
INSERT INTO "attempt" VALUES('attempt-4','learner-1','test','Ten minutes',NULL,'open',6,1,0,0,0,20000,'2026-01-10T09:36:48.000Z','2026-01-10T09:37:22.000Z','');
CREATE TABLE domain_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        domain TEXT NOT NULL,
        answered INTEGER NOT NULL CHECK (answered > 0),
        correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND answered),
        unsafe INTEGER NOT NULL CHECK (unsafe BETWEEN 0 AND answered),
        last_at TEXT NOT NULL,
        PRIMARY KEY (learner, bank, domain)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "domain_standing" VALUES('learner-1','core','anatomy',5,4,1,'2026-01-10T09:36:14.000Z');
INSERT INTO "domain_standing" VALUES('learner-1','core','response',3,1,0,'2026-01-10T09:35:40.000Z');
CREATE TABLE "event" (
        sequence INTEGER PRIMARY KEY,  -- place in the chain, from 1, without gaps
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),  -- so that nothing is stored twice
        kind TEXT NOT NULL CHECK (kind IN (
            'learner-added', 'learner-renamed', 'started', 'shown', 'left', 'stepped', 'answered',
            'changed', 'flagged', 'unflagged', 'struck', 'reasoned', 'resumed', 'finished',
            'abandoned')),
        learner TEXT NOT NULL CHECK (learner <> ''),
        attempt TEXT NOT NULL,  -- '' for events of a learner
        position INTEGER NOT NULL CHECK (position >= -1),  -- in the form; -1: no item concerned
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision >= 0),
        content_hash TEXT NOT NULL,  -- of the item as shown; names a snapshot
        data TEXT NOT NULL,  -- canonical JSON, hashed as it stands: never reformat it
        at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),  -- compared as text
        offset_min INTEGER NOT NULL,  -- minutes east of UTC; which day it was for the learner
        version TEXT NOT NULL,  -- of the program, for when a version turns out to have a bug
        hash TEXT NOT NULL CHECK (length(hash) = 64)  -- of the previous hash and this event
    ) STRICT
    ;
INSERT INTO "event" VALUES(1,'event-1','learner-added','learner-1','',-1,'','',0,'','{"name":"Ann"}','2026-01-05T09:30:17.000Z',60,'0.1.0','f5fa88ae8e1e4f5084da37a536a0076f9b2edf812b1d1ad0ef6dd8c532b1818d');
INSERT INTO "event" VALUES(2,'event-2','started','learner-1','attempt-1',-1,'','',0,'','{"form":{"entries":[["core","item-0",2,"33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142","anatomy",[2,0,1]],["core","item-1",2,"96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18","response",[2,0,1]],["core","item-2",2,"7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249","anatomy",[2,0,1]],["core","item-3",2,"cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd","response",[2,0,1]],["core","item-4",2,"7eb68dfd9ffa0c899a50e6875c64032c1e218b21dc89cd486d490b843c79a033","anatomy",[2,0,1]],["core","item-5",2,"5afeac874fa21028743e48e3fb5d1ec998eab665f43f03188da6654dd9a05d13","response",[2,0,1]]],"seed":7},"limit_s":null,"mode":"tutor","title":"Ten minutes"}','2026-01-05T09:30:34.000Z',60,'0.1.0','a882c896980a78131495a8a9f907ae175fdb8de96f4e3cadfc626cd8d75e2e38');
INSERT INTO "event" VALUES(3,'event-3','shown','learner-1','attempt-1',0,'core','item-0',2,'33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142','{}','2026-01-05T09:30:51.000Z',60,'0.1.0','60f42e6840206ab5804d035d1a942d6c61733bc3e8619638b3c4afc7301facf0');
INSERT INTO "event" VALUES(4,'event-4','answered','learner-1','attempt-1',0,'core','item-0',2,'33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142','{"certainty":"certain","elapsed_ms":20000,"outcome":{"correct":true,"points":1.0,"unsafe":[]},"response":{"chosen":0},"title":"Route of the needle"}','2026-01-05T09:31:08.000Z',60,'0.1.0','894c03ddb180f38bfe8385d5c99748dc5da0ff3bad34e74c26f2e0d611e89312');
INSERT INTO "event" VALUES(5,'event-5','shown','learner-1','attempt-1',1,'core','item-1',2,'96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18','{}','2026-01-05T09:31:25.000Z',60,'0.1.0','75f584553c0ecd5afe7fbe3e6de4518f4c5ab3821a7a3d0c9102e230b60955e9');
INSERT INTO "event" VALUES(6,'event-6','answered','learner-1','attempt-1',1,'core','item-1',2,'96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18','{"certainty":"certain","elapsed_ms":20000,"outcome":{"correct":false,"points":0.0,"unsafe":[]},"response":{"chosen":1},"title":"Route of the needle"}','2026-01-05T09:31:42.000Z',60,'0.1.0','2ecb53d3557e2d329877d2e8072c70f233bb9e453c0cc16bd95c7898a0182838');
INSERT INTO "event" VALUES(7,'event-7','shown','learner-1','attempt-1',2,'core','item-2',2,'7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249','{}','2026-01-05T09:31:59.000Z',60,'0.1.0','ba3f068220f1fbc5ae7f76ee7cfbc30ad931a4a76f2a3a1581527c618ff60c59');
INSERT INTO "event" VALUES(8,'event-8','answered','learner-1','attempt-1',2,'core','item-2',2,'7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249','{"certainty":"certain","elapsed_ms":20000,"outcome":{"correct":false,"points":0.0,"unsafe":[["needled the pleura","pneumothorax"]]},"response":{"chosen":2},"title":"Route of the needle"}','2026-01-05T09:32:16.000Z',60,'0.1.0','8df62ecbf9b22578e4fdca0813050b651827b17af8058f7944793efc03212a5a');
INSERT INTO "event" VALUES(9,'event-9','shown','learner-1','attempt-1',3,'core','item-3',2,'cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd','{}','2026-01-05T09:32:33.000Z',60,'0.1.0','3ed875b441b060ed8c261a2c35591c865e16c91d4247c85fd7f8bfc87698b941');
INSERT INTO "event" VALUES(10,'event-10','answered','learner-1','attempt-1',3,'core','item-3',2,'cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd','{"certainty":"certain","elapsed_ms":20000,"outcome":{"correct":true,"points":1.0,"unsafe":[]},"response":{"chosen":3},"title":"Route of the needle"}','2026-01-05T09:32:50.000Z',60,'0.1.0','7efa4fe1ab526ff803c1609909038955320a617a0ebc79e4bd03b4e3611e7b3d');
INSERT INTO "event" VALUES(11,'event-11','flagged','learner-1','attempt-1',1,'core','item-1',2,'96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18','{}','2026-01-05T09:33:07.000Z',60,'0.1.0','7930c31fc2f65b173ed3b07aa6a3a5bbc7c69cee721f16b6a3aea144619405a5');
INSERT INTO "event" VALUES(12,'event-12','struck','learner-1','attempt-1',4,'core','item-4',2,'7eb68dfd9ffa0c899a50e6875c64032c1e218b21dc89cd486d490b843c79a033','{"options":[2,0]}','2026-01-05T09:33:24.000Z',60,'0.1.0','bbb86170dbac99d453c6ba1f223872e7933ac4a7eced7177b362c98b3716623b');
INSERT INTO "event" VALUES(13,'event-13','reasoned','learner-1','attempt-1',1,'core','item-1',2,'96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18','{"reason":"misread"}','2026-01-05T09:33:41.000Z',60,'0.1.0','5744af7d2726db7e0a3a0400163b386335acc62c05f2459b21b50a069d449e3e');
INSERT INTO "event" VALUES(14,'event-14','finished','learner-1','attempt-1',-1,'','',0,'','{"elapsed_ms":300000}','2026-01-05T09:33:58.000Z',60,'0.1.0','b6bdf892217a7a858a92c6f92b840f04c85495f3f3332b1592022ebe6f14ad98');
INSERT INTO "event" VALUES(15,'event-15','started','learner-1','attempt-2',-1,'','',0,'','{"form":{"entries":[["core","item-0",2,"33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142","anatomy",[2,0,1]],["core","item-1",2,"96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18","response",[2,0,1]],["core","item-2",2,"7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249","anatomy",[2,0,1]],["core","item-3",2,"cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd","response",[2,0,1]],["core","item-4",2,"7eb68dfd9ffa0c899a50e6875c64032c1e218b21dc89cd486d490b843c79a033","anatomy",[2,0,1]],["core","item-5",2,"5afeac874fa21028743e48e3fb5d1ec998eab665f43f03188da6654dd9a05d13","response",[2,0,1]]],"seed":7},"limit_s":null,"mode":"tutor","title":"Ten minutes"}','2026-01-06T09:34:15.000Z',60,'0.1.0','576be72d572f4c1ac84549638b5e8ba7c9dda71dde5fcea1ffaef03b20df22c0');
INSERT INTO "event" VALUES(16,'event-16','answered','learner-1','attempt-2',2,'core','item-2',2,'7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249','{"certainty":"fairly","elapsed_ms":20000,"outcome":{"correct":true,"points":1.0,"unsafe":[]},"response":{"chosen":2},"title":"Route of the needle"}','2026-01-06T09:34:32.000Z',60,'0.1.0','fc322abb889c9eb4a50c888ba50c83d29010ce6cc780df0b48df02305a52978c');
INSERT INTO "event" VALUES(17,'event-17','answered','learner-1','attempt-2',0,'core','item-0',2,'33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142','{"certainty":"guess","elapsed_ms":61000,"outcome":{"correct":true,"points":1.0,"unsafe":[]},"response":{"chosen":0},"title":"Route of the needle"}','2026-01-06T09:34:49.000Z',60,'0.1.0','70213e9ad8a4af6066b5468eae152956786d21d3200a678b8bd018dce094d68b');
INSERT INTO "event" VALUES(18,'event-18','stepped','learner-1','attempt-2',5,'core','item-5',2,'5afeac874fa21028743e48e3fb5d1ec998eab665f43f03188da6654dd9a05d13','{"certainty":null,"elapsed_ms":9000,"response":{"steps":[["a",{"chosen":[0]}]]},"step":{"correct":true,"points":1.0,"unsafe":[]}}','2026-01-06T09:35:06.000Z',60,'0.1.0','a7256e365109a93f09521e45cec928994a04540c57c2b15da8fa66acafca6d7b');
INSERT INTO "event" VALUES(19,'event-19','started','learner-1','attempt-3',-1,'','',0,'','{"form":{"entries":[["core","item-0",2,"33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142","anatomy",[2,0,1]],["core","item-1",2,"96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18","response",[2,0,1]],["core","item-2",2,"7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249","anatomy",[2,0,1]],["core","item-3",2,"cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd","response",[2,0,1]],["core","item-4",2,"7eb68dfd9ffa0c899a50e6875c64032c1e218b21dc89cd486d490b843c79a033","anatomy",[2,0,1]],["core","item-5",2,"5afeac874fa21028743e48e3fb5d1ec998eab665f43f03188da6654dd9a05d13","response",[2,0,1]]],"seed":7},"limit_s":null,"mode":"test","title":"Ten minutes"}','2026-01-10T09:35:23.000Z',60,'0.1.0','fce5b39c5e55ff8ea05e1a923d6b535743612b0f41ac3a11d611fecbf9b4a040');
INSERT INTO "event" VALUES(20,'event-20','answered','learner-1','attempt-3',1,'core','item-1',2,'96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18','{"certainty":null,"elapsed_ms":20000,"outcome":{"correct":false,"points":0.0,"unsafe":[]},"response":{"chosen":1},"title":"Route of the needle"}','2026-01-10T09:35:40.000Z',60,'0.1.0','127bb7dacf1e4d750eb32061e46a1733e4cbffc9675e4c675ab7387fff83167b');
INSERT INTO "event" VALUES(21,'event-21','answered','learner-1','attempt-3',2,'core','item-2',2,'7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249','{"certainty":"certain","elapsed_ms":20000,"outcome":{"correct":false,"points":0.0,"unsafe":[["needled the pleura","pneumothorax"]]},"response":{"chosen":2},"title":"Route of the needle"}','2026-01-10T09:35:57.000Z',60,'0.1.0','6d541c1d70c595d52a9e302d93ccd1eef8cb5e79942e28db9660195e56a017b7');
INSERT INTO "event" VALUES(22,'event-22','changed','learner-1','attempt-3',2,'core','item-2',2,'7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249','{"certainty":"certain","elapsed_ms":20000,"outcome":{"correct":true,"points":1.0,"unsafe":[]},"response":{"chosen":2},"title":"Route of the needle"}','2026-01-10T09:36:14.000Z',60,'0.1.0','b482d0dcc70516db448974bb497031ee29307b34feaa3f96086f7e305eb576e5');
INSERT INTO "event" VALUES(23,'event-23','finished','learner-1','attempt-3',-1,'','',0,'','{"elapsed_ms":300000}','2026-01-10T09:36:31.000Z',60,'0.1.0','7dce77fc9714a8d2fbe4a419c4da4fca2caca91e704084349c359590eb531e13');
INSERT INTO "event" VALUES(24,'event-24','started','learner-1','attempt-4',-1,'','',0,'','{"form":{"entries":[["core","item-0",2,"33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142","anatomy",[2,0,1]],["core","item-1",2,"96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18","response",[2,0,1]],["core","item-2",2,"7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249","anatomy",[2,0,1]],["core","item-3",2,"cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd","response",[2,0,1]],["core","item-4",2,"7eb68dfd9ffa0c899a50e6875c64032c1e218b21dc89cd486d490b843c79a033","anatomy",[2,0,1]],["core","item-5",2,"5afeac874fa21028743e48e3fb5d1ec998eab665f43f03188da6654dd9a05d13","response",[2,0,1]]],"seed":7},"limit_s":null,"mode":"test","title":"Ten minutes"}','2026-01-10T09:36:48.000Z',60,'0.1.0','068b599294c8391b8d4a437e435dc84cb606e323ba02a2ef941977525c64af0d');
INSERT INTO "event" VALUES(25,'event-25','answered','learner-1','attempt-4',3,'core','item-3',2,'cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd','{"certainty":"certain","elapsed_ms":20000,"outcome":{"correct":false,"points":0.0,"unsafe":[]},"response":{"chosen":3},"title":"Route of the needle"}','2026-01-10T09:37:05.000Z',60,'0.1.0','3b54b090fbdaa7e0446fe611653d7406acbe9aaeeec25c0ecdffbe8d59218afd');
INSERT INTO "event" VALUES(26,'event-26','flagged','learner-1','attempt-4',4,'core','item-4',2,'7eb68dfd9ffa0c899a50e6875c64032c1e218b21dc89cd486d490b843c79a033','{}','2026-01-10T09:37:22.000Z',60,'0.1.0','3ed3a49df76c1fb3f73647fd0fdef164d7dc8c877b023dab38e379babe55eea5');
CREATE TABLE item_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        answered INTEGER NOT NULL CHECK (answered >= 0),
        correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND answered),
        last_correct INTEGER NOT NULL CHECK (last_correct IN (0, 1)),
        last_unsafe INTEGER NOT NULL CHECK (last_unsafe IN (0, 1)),
        last_at TEXT NOT NULL,  -- '' when flagged only, as due_at
        interval_days INTEGER NOT NULL CHECK (interval_days >= 0),
        due_at TEXT NOT NULL,
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        PRIMARY KEY (learner, bank, item)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "item_standing" VALUES('learner-1','core','item-0',2,2,1,0,'2026-01-06T09:34:49.000Z',3,'2026-01-09T09:34:49.000Z',0);
INSERT INTO "item_standing" VALUES('learner-1','core','item-1',2,0,0,0,'2026-01-10T09:35:40.000Z',1,'2026-01-11T09:35:40.000Z',1);
INSERT INTO "item_standing" VALUES('learner-1','core','item-2',3,2,1,0,'2026-01-10T09:36:14.000Z',6,'2026-01-16T09:36:14.000Z',0);
INSERT INTO "item_standing" VALUES('learner-1','core','item-3',1,1,1,0,'2026-01-05T09:32:50.000Z',3,'2026-01-08T09:32:50.000Z',0);
INSERT INTO "item_standing" VALUES('learner-1','core','item-4',0,0,0,0,'',0,'',1);
CREATE TABLE learner (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        added_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "learner" VALUES('learner-1','Ann','2026-01-05T09:30:17.000Z');
CREATE TABLE practice_day (
        learner TEXT NOT NULL REFERENCES learner (id),
        date TEXT NOT NULL,  -- of the learner's own calendar
        answered INTEGER NOT NULL CHECK (answered >= 0),
        elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
        PRIMARY KEY (learner, date)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "practice_day" VALUES('learner-1','2026-01-05',4,80000);
INSERT INTO "practice_day" VALUES('learner-1','2026-01-06',2,90000);
INSERT INTO "practice_day" VALUES('learner-1','2026-01-10',3,80000);
CREATE TABLE response (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        domain TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('answered', 'omitted', 'not-reached')),
        response TEXT,  -- JSON, as the item's family writes it
        certainty TEXT CHECK (certainty IN ('guess', 'unsure', 'fairly', 'certain')),
        outcome TEXT,  -- JSON
        correct INTEGER CHECK (correct IN (0, 1)),
        unsafe INTEGER CHECK (unsafe IN (0, 1)),
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        struck TEXT NOT NULL,  -- JSON list
        elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
        reason TEXT CHECK (
            reason IN ('did-not-know', 'mixed-up', 'misread', 'rushed', 'guessed')),
        answered_at TEXT NOT NULL,
        title TEXT NOT NULL, steps TEXT CHECK (steps IS NULL OR state = 'omitted'),  -- of the item; '' before it is answered: it may hint at the key
        PRIMARY KEY (attempt, position),
        CHECK ((state = 'answered') = (response IS NOT NULL)),
        CHECK ((state = 'answered') = (outcome IS NOT NULL)),
        CHECK ((state = 'answered') = (answered_at <> ''))
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "response" VALUES('attempt-1',0,'core','item-0','anatomy','answered','{"chosen":0}','certain','{"correct":true,"points":1.0,"unsafe":[]}',1,0,0,'[]',20000,NULL,'2026-01-05T09:31:08.000Z','Route of the needle',NULL);
INSERT INTO "response" VALUES('attempt-1',1,'core','item-1','response','answered','{"chosen":1}','certain','{"correct":false,"points":0.0,"unsafe":[]}',0,0,1,'[]',20000,'misread','2026-01-05T09:31:42.000Z','Route of the needle',NULL);
INSERT INTO "response" VALUES('attempt-1',2,'core','item-2','anatomy','answered','{"chosen":2}','certain','{"correct":false,"points":0.0,"unsafe":[["needled the pleura","pneumothorax"]]}',0,1,0,'[]',20000,NULL,'2026-01-05T09:32:16.000Z','Route of the needle',NULL);
INSERT INTO "response" VALUES('attempt-1',3,'core','item-3','response','answered','{"chosen":3}','certain','{"correct":true,"points":1.0,"unsafe":[]}',1,0,0,'[]',20000,NULL,'2026-01-05T09:32:50.000Z','Route of the needle',NULL);
INSERT INTO "response" VALUES('attempt-1',4,'core','item-4','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[0,2]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-1',5,'core','item-5','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-2',0,'core','item-0','anatomy','answered','{"chosen":0}','guess','{"correct":true,"points":1.0,"unsafe":[]}',1,0,0,'[]',61000,NULL,'2026-01-06T09:34:49.000Z','Route of the needle',NULL);
INSERT INTO "response" VALUES('attempt-2',1,'core','item-1','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-2',2,'core','item-2','anatomy','answered','{"chosen":2}','fairly','{"correct":true,"points":1.0,"unsafe":[]}',1,0,0,'[]',20000,NULL,'2026-01-06T09:34:32.000Z','Route of the needle',NULL);
INSERT INTO "response" VALUES('attempt-2',3,'core','item-3','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-2',4,'core','item-4','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-2',5,'core','item-5','response','omitted',NULL,NULL,NULL,NULL,NULL,0,'[]',9000,NULL,'','','{"steps":[["a",{"chosen":[0]}]]}');
INSERT INTO "response" VALUES('attempt-3',0,'core','item-0','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-3',1,'core','item-1','response','answered','{"chosen":1}',NULL,'{"correct":false,"points":0.0,"unsafe":[]}',0,0,0,'[]',20000,NULL,'2026-01-10T09:35:40.000Z','Route of the needle',NULL);
INSERT INTO "response" VALUES('attempt-3',2,'core','item-2','anatomy','answered','{"chosen":2}','certain','{"correct":true,"points":1.0,"unsafe":[]}',1,0,0,'[]',40000,NULL,'2026-01-10T09:36:14.000Z','Route of the needle',NULL);
INSERT INTO "response" VALUES('attempt-3',3,'core','item-3','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-3',4,'core','item-4','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-3',5,'core','item-5','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-4',0,'core','item-0','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-4',1,'core','item-1','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-4',2,'core','item-2','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-4',3,'core','item-3','response','answered','{"chosen":3}','certain','{"correct":false,"points":0.0,"unsafe":[]}',0,0,0,'[]',20000,NULL,'2026-01-10T09:37:05.000Z','Route of the needle',NULL);
INSERT INTO "response" VALUES('attempt-4',4,'core','item-4','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,1,'[]',0,NULL,'','',NULL);
INSERT INTO "response" VALUES('attempt-4',5,'core','item-5','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL);
CREATE TABLE snapshot (
        content_hash TEXT PRIMARY KEY,
        item TEXT NOT NULL  -- canonical JSON, kept once however often the item was shown
    ) STRICT
    ;
INSERT INTO "snapshot" VALUES('33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142','{"id":"item-0","stem":"What about item-0?"}');
INSERT INTO "snapshot" VALUES('96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18','{"id":"item-1","stem":"What about item-1?"}');
INSERT INTO "snapshot" VALUES('7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249','{"id":"item-2","stem":"What about item-2?"}');
INSERT INTO "snapshot" VALUES('cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd','{"id":"item-3","stem":"What about item-3?"}');
INSERT INTO "snapshot" VALUES('7eb68dfd9ffa0c899a50e6875c64032c1e218b21dc89cd486d490b843c79a033','{"id":"item-4","stem":"What about item-4?"}');
INSERT INTO "snapshot" VALUES('5afeac874fa21028743e48e3fb5d1ec998eab665f43f03188da6654dd9a05d13','{"id":"item-5","stem":"What about item-5?"}');
CREATE TABLE store (
        one INTEGER PRIMARY KEY CHECK (one = 1),  -- there is a single row
        ended_cleanly INTEGER NOT NULL CHECK (ended_cleanly IN (0, 1)),  -- 0 while in use
        schema_hash TEXT NOT NULL,  -- a schema that is not as it was made is damage, not a bug
        checkpoints INTEGER NOT NULL  -- only to have something to write: see Database.checkpoint
    ) STRICT
    ;
INSERT INTO "store" VALUES(1,1,'99b78dcc79234bb385797812e0b740f9f122799470a9133f20b226323b4fa92b',2);
CREATE TABLE unsafe_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        act TEXT NOT NULL,
        harm TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times > 0),
        safe_since INTEGER NOT NULL CHECK (safe_since >= 0),
        last_at TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (learner, bank, item, act)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "unsafe_standing" VALUES('learner-1','core','item-2','needled the pleura','pneumothorax',1,2,'2026-01-05T09:32:16.000Z','Route of the needle');
CREATE INDEX attempt_by_start ON attempt (learner, started_at);
CREATE INDEX attempt_open ON attempt (learner) WHERE state = 'open';
CREATE UNIQUE INDEX event_started ON event (attempt) WHERE kind = 'started';
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
COMMIT;
