PRAGMA application_id = 1315204215;
PRAGMA user_version = 4;
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
    , exam TEXT NOT NULL DEFAULT '', deadline TEXT NOT NULL DEFAULT '', paused_at TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID
    ;
INSERT INTO "attempt" VALUES('attempt-1','learner-1','tutor','Ten minutes',NULL,'finished',6,4,2,1,3,300000,'2026-01-05T09:30:34.000Z','2026-01-05T09:33:58.000Z','2026-01-05T09:33:58.000Z','','','');
INSERT INTO "attempt" VALUES('attempt-2','learner-1','test','Ten minutes',NULL,'finished',6,2,1,1,0,300000,'2026-01-06T09:34:32.000Z','2026-01-06T09:35:40.000Z','2026-01-06T09:35:40.000Z','','','');
INSERT INTO "attempt" VALUES('attempt-3','learner-1','tutor','Ten minutes',NULL,'open',6,1,0,0,0,20000,'2026-01-06T09:35:57.000Z','2026-01-06T09:36:31.000Z','','','','');
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
INSERT INTO "domain_standing" VALUES('learner-1','core','anatomy',4,1,2,'2026-01-06T09:36:14.000Z');
INSERT INTO "domain_standing" VALUES('learner-1','core','response',3,2,0,'2026-01-06T09:35:06.000Z');
CREATE TABLE "event" (
        sequence INTEGER PRIMARY KEY,  -- place in the chain, from 1, without gaps
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),  -- so that nothing is stored twice
        kind TEXT NOT NULL CHECK (kind IN (
            'learner-added', 'learner-renamed', 'learner-planned', 'started', 'shown', 'left', 'stepped', 'answered',
            'changed', 'flagged', 'unflagged', 'struck', 'reasoned', 'resumed', 'finished',
            'abandoned', 'paused', 'clock-jumped', 'accommodated')),
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
INSERT INTO "event" VALUES(15,'event-15','learner-planned','learner-1','',-1,'','',0,'','{"exam_days":7,"exam_on":"","items":null,"minutes":30,"retention":0.9,"weights":null}','2026-01-05T09:34:15.000Z',60,'0.1.0','dd8de31094f2e7d09521c4a0737ca43f4d848202a82a6dc864968a9ede655351');
INSERT INTO "event" VALUES(16,'event-16','started','learner-1','attempt-2',-1,'','',0,'','{"form":{"entries":[["core","item-0",2,"33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142","anatomy",[2,0,1]],["core","item-1",2,"96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18","response",[2,0,1]],["core","item-2",2,"7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249","anatomy",[2,0,1]],["core","item-3",2,"cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd","response",[2,0,1]],["core","item-4",2,"7eb68dfd9ffa0c899a50e6875c64032c1e218b21dc89cd486d490b843c79a033","anatomy",[2,0,1]],["core","item-5",2,"5afeac874fa21028743e48e3fb5d1ec998eab665f43f03188da6654dd9a05d13","response",[2,0,1]]],"seed":7},"limit_s":null,"mode":"test","title":"Ten minutes"}','2026-01-06T09:34:32.000Z',60,'0.1.0','d3f067b2996261616a11585a276847fff2b10a7bf65facce4c308d27379a2e49');
INSERT INTO "event" VALUES(17,'event-17','answered','learner-1','attempt-2',0,'core','item-0',2,'33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142','{"certainty":"certain","critical":true,"elapsed_ms":20000,"outcome":{"correct":false,"points":0.0,"unsafe":[["needled the pleura","pneumothorax"]]},"response":{"chosen":0},"title":"Route of the needle","truth":"nerve-contact","type":"single"}','2026-01-06T09:34:49.000Z',60,'0.1.0','39f06e8a8a23552ee4bd1b8bbb6be1c6e82cdf58d477cf01d062bc94b016a9ae');
INSERT INTO "event" VALUES(18,'event-18','answered','learner-1','attempt-2',1,'core','item-1',2,'96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18','{"certainty":"unsure","elapsed_ms":20000,"outcome":{"correct":true,"points":1.0,"unsafe":[]},"response":{"chosen":1},"title":"Route of the needle"}','2026-01-06T09:35:06.000Z',60,'0.1.0','dc2e58028f19d01d98d24b28f18f2f0d1b45507bbe2bc6e8dce3396a9e8ec134');
INSERT INTO "event" VALUES(19,'event-19','changed','learner-1','attempt-2',0,'core','item-0',2,'33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142','{"certainty":"certain","critical":true,"elapsed_ms":20000,"outcome":{"correct":false,"points":0.0,"unsafe":[["needled the pleura","pneumothorax"]]},"response":{"chosen":0},"title":"Route of the needle","truth":"nerve-contact","type":"single"}','2026-01-06T09:35:23.000Z',60,'0.1.0','9ac27a2327b042dfa21f7d35dc709e1b29df375aea866419c798dad30b98e9af');
INSERT INTO "event" VALUES(20,'event-20','finished','learner-1','attempt-2',-1,'','',0,'','{"elapsed_ms":300000}','2026-01-06T09:35:40.000Z',60,'0.1.0','4975b7c5a2e0640f51b2316f16b9e04cdefba383ab07240e45d9e92cd72fa0a8');
INSERT INTO "event" VALUES(21,'event-21','started','learner-1','attempt-3',-1,'','',0,'','{"form":{"entries":[["core","item-0",2,"33e7528a361704e1c2dbaf904bd28de72708aaf9eaa49af37af0fdd3671c8142","anatomy",[2,0,1]],["core","item-1",2,"96a17e12ba5e42b6a237b8eb452183598944538d712e354ae356af60b6a4ec18","response",[2,0,1]],["core","item-2",2,"7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249","anatomy",[2,0,1]],["core","item-3",2,"cae3e9b29ab768cacd8b154697644c894ae91a3ed8a68c24cc5c8304eb2dccbd","response",[2,0,1]],["core","item-4",2,"7eb68dfd9ffa0c899a50e6875c64032c1e218b21dc89cd486d490b843c79a033","anatomy",[2,0,1]],["core","item-5",2,"5afeac874fa21028743e48e3fb5d1ec998eab665f43f03188da6654dd9a05d13","response",[2,0,1]]],"seed":7},"limit_s":null,"mode":"tutor","title":"Ten minutes"}','2026-01-06T09:35:57.000Z',60,'0.1.0','e919e597c08d86c570dee4da5b259ee57c2b03d090cb48f7cec4a25a11c48edd');
INSERT INTO "event" VALUES(22,'event-22','answered','learner-1','attempt-3',2,'core','item-2',2,'7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249','{"certainty":"certain","elapsed_ms":20000,"outcome":{"correct":false,"points":0.0,"unsafe":[]},"response":{"chosen":2},"title":"Route of the needle"}','2026-01-06T09:36:14.000Z',60,'0.1.0','08a360639a71c79225ed4641abb6404edf140303515dd722ecf26807726a8c13');
INSERT INTO "event" VALUES(23,'event-23','reasoned','learner-1','attempt-3',2,'core','item-2',2,'7c1a6599ade4a20ea292275c93c322851a71b51b7433d6d6894c65416a356249','{"reason":"mixed-up"}','2026-01-06T09:36:31.000Z',60,'0.1.0','8e016c4a859df3b6b8b865b63265e4fe217b38710ab72ca0f833f81fae31ee1c');
CREATE TABLE item_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        subject TEXT NOT NULL,  -- whose memory it shares; the item's id where it has no idea
        answered INTEGER NOT NULL CHECK (answered >= 0),
        correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND answered),
        last_correct INTEGER NOT NULL CHECK (last_correct IN (0, 1)),
        last_unsafe INTEGER NOT NULL CHECK (last_unsafe IN (0, 1)),
        last_at TEXT NOT NULL,  -- '' when flagged only, as due_at
        safe_days INTEGER CHECK (safe_days >= 0),  -- since its unsafe acts; NULL: none stands
        due_at TEXT NOT NULL,  -- of its memory, or sooner where an unsafe act stands
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        PRIMARY KEY (learner, bank, item)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "item_standing" VALUES('learner-1','core','item-0','item-0',2,1,0,1,'2026-01-06T09:35:23.000Z',0,'2026-01-06T09:45:23.000Z',0);
INSERT INTO "item_standing" VALUES('learner-1','core','item-1','item-1',2,1,1,0,'2026-01-06T09:35:06.000Z',NULL,'2026-01-06T23:00:00.000Z',1);
INSERT INTO "item_standing" VALUES('learner-1','core','item-2','item-2',2,0,0,0,'2026-01-06T09:36:14.000Z',0,'2026-01-06T09:46:14.000Z',0);
INSERT INTO "item_standing" VALUES('learner-1','core','item-3','item-3',1,1,1,0,'2026-01-05T09:32:50.000Z',NULL,'2026-01-06T23:00:00.000Z',0);
CREATE TABLE learner (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        added_at TEXT NOT NULL
    , extra_percent INTEGER DEFAULT 0 CHECK (extra_percent >= 0), pauses INTEGER NOT NULL DEFAULT 0 CHECK (pauses IN (0, 1))) STRICT, WITHOUT ROWID
    ;
INSERT INTO "learner" VALUES('learner-1','Ann','2026-01-05T09:30:17.000Z',0,0);
CREATE TABLE memory (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        subject TEXT NOT NULL,  -- an item's id, or "idea:" and the id that its variants share
        stability REAL NOT NULL CHECK (stability > 0),  -- days
        difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
        critical INTEGER NOT NULL CHECK (critical IN (0, 1)),  -- held at a higher recall
        state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
        step INTEGER CHECK (step >= 0),
        last_on TEXT NOT NULL,  -- the learner's day of the latest answer
        wait_min INTEGER NOT NULL CHECK (wait_min >= 0),  -- to the next, by memory alone
        last_at TEXT NOT NULL,
        offset_min INTEGER NOT NULL,  -- of the latest answer: where the learner's days begin
        last_rating INTEGER NOT NULL CHECK (last_rating BETWEEN 1 AND 4),
        reviews INTEGER NOT NULL CHECK (reviews > 0),
        lapses INTEGER NOT NULL CHECK (lapses >= 0),
        PRIMARY KEY (learner, bank, subject)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "memory" VALUES('learner-1','core','item-0',5.71299179345028163012e-01,7.39450274127971773907e+00,1,2,NULL,'2026-01-06',1440,'2026-01-06T09:35:23.000Z',60,1,2,1);
INSERT INTO "memory" VALUES('learner-1','core','item-1',1.21921727437957794215e+00,7.60420976907683776602e+00,0,2,NULL,'2026-01-06',1440,'2026-01-06T09:35:06.000Z',60,2,2,0);
INSERT INTO "memory" VALUES('learner-1','core','item-2',1.00885789820998439392e-01,8.80630446885683682012e+00,0,2,NULL,'2026-01-06',1440,'2026-01-06T09:36:14.000Z',60,1,2,1);
INSERT INTO "memory" VALUES('learner-1','core','item-3',2.3065,2.11810397045901588342e+00,0,2,NULL,'2026-01-05',2880,'2026-01-05T09:32:50.000Z',60,3,1,0);
CREATE TABLE pace (
        learner TEXT NOT NULL REFERENCES learner (id),
        type TEXT NOT NULL,
        times_ms TEXT NOT NULL,  -- JSON list, the latest times for items of a type, oldest first
        PRIMARY KEY (learner, type)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "pace" VALUES('learner-1','single','[40000]');
CREATE TABLE practice_day (
        learner TEXT NOT NULL REFERENCES learner (id),
        date TEXT NOT NULL,  -- of the learner's own calendar
        answered INTEGER NOT NULL CHECK (answered >= 0),
        elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
        PRIMARY KEY (learner, date)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "practice_day" VALUES('learner-1','2026-01-05',4,80000);
INSERT INTO "practice_day" VALUES('learner-1','2026-01-06',3,80000);
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
        title TEXT NOT NULL, steps TEXT CHECK (steps IS NULL OR state = 'omitted'), type TEXT, critical INTEGER CHECK (critical IN (0, 1)), idea TEXT,  -- of the item; '' before it is answered: it may hint at the key
        PRIMARY KEY (attempt, position),
        CHECK ((state = 'answered') = (response IS NOT NULL)),
        CHECK ((state = 'answered') = (outcome IS NOT NULL)),
        CHECK ((state = 'answered') = (answered_at <> ''))
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "response" VALUES('attempt-1',0,'core','item-0','anatomy','answered','{"chosen":0}','certain','{"correct":true,"points":1.0,"unsafe":[]}',1,0,0,'[]',20000,NULL,'2026-01-05T09:31:08.000Z','Route of the needle',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-1',1,'core','item-1','response','answered','{"chosen":1}','certain','{"correct":false,"points":0.0,"unsafe":[]}',0,0,1,'[]',20000,'misread','2026-01-05T09:31:42.000Z','Route of the needle',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-1',2,'core','item-2','anatomy','answered','{"chosen":2}','certain','{"correct":false,"points":0.0,"unsafe":[["needled the pleura","pneumothorax"]]}',0,1,0,'[]',20000,NULL,'2026-01-05T09:32:16.000Z','Route of the needle',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-1',3,'core','item-3','response','answered','{"chosen":3}','certain','{"correct":true,"points":1.0,"unsafe":[]}',1,0,0,'[]',20000,NULL,'2026-01-05T09:32:50.000Z','Route of the needle',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-1',4,'core','item-4','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[0,2]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-1',5,'core','item-5','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-2',0,'core','item-0','anatomy','answered','{"chosen":0}','certain','{"correct":false,"points":0.0,"unsafe":[["needled the pleura","pneumothorax"]]}',0,1,0,'[]',40000,NULL,'2026-01-06T09:35:23.000Z','Route of the needle',NULL,'single',1,NULL);
INSERT INTO "response" VALUES('attempt-2',1,'core','item-1','response','answered','{"chosen":1}','unsure','{"correct":true,"points":1.0,"unsafe":[]}',1,0,0,'[]',20000,NULL,'2026-01-06T09:35:06.000Z','Route of the needle',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-2',2,'core','item-2','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-2',3,'core','item-3','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-2',4,'core','item-4','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-2',5,'core','item-5','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-3',0,'core','item-0','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-3',1,'core','item-1','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-3',2,'core','item-2','anatomy','answered','{"chosen":2}','certain','{"correct":false,"points":0.0,"unsafe":[]}',0,0,0,'[]',20000,'mixed-up','2026-01-06T09:36:14.000Z','Route of the needle',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-3',3,'core','item-3','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-3',4,'core','item-4','anatomy','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES('attempt-3',5,'core','item-5','response','not-reached',NULL,NULL,NULL,NULL,NULL,0,'[]',0,NULL,'','',NULL,NULL,NULL,NULL);
CREATE TABLE review (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        subject TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        reviewed_on TEXT NOT NULL,
        rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
        PRIMARY KEY (learner, bank, subject, number)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "review" VALUES('learner-1','core','item-0',1,'2026-01-05',3);
INSERT INTO "review" VALUES('learner-1','core','item-0',2,'2026-01-06',1);
INSERT INTO "review" VALUES('learner-1','core','item-1',1,'2026-01-05',1);
INSERT INTO "review" VALUES('learner-1','core','item-1',2,'2026-01-06',2);
INSERT INTO "review" VALUES('learner-1','core','item-2',1,'2026-01-05',1);
INSERT INTO "review" VALUES('learner-1','core','item-2',2,'2026-01-06',1);
INSERT INTO "review" VALUES('learner-1','core','item-3',1,'2026-01-05',3);
CREATE TABLE review_plan (
        learner TEXT PRIMARY KEY REFERENCES learner (id),
        plan TEXT NOT NULL  -- JSON, as the event has it
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "review_plan" VALUES('learner-1','{"exam_days":7,"exam_on":"","items":null,"minutes":30,"retention":0.9,"weights":null}');
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
    , rules INTEGER NOT NULL DEFAULT 0) STRICT
    ;
INSERT INTO "store" VALUES(1,1,'cfbaf0ab3a77d7e8ad393185e3ea09d2c1298d457fc42b569c7f1eef67381caf',0,2);
CREATE TABLE unsafe_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        act TEXT NOT NULL,
        harm TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times > 0),
        safe_days INTEGER NOT NULL CHECK (safe_days >= 0),  -- different days, since the latest time
        safe_on TEXT NOT NULL,  -- the latest of these days in the learner's calendar; '' for none
        last_at TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (learner, bank, item, act)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "unsafe_standing" VALUES('learner-1','core','item-0','needled the pleura','pneumothorax',1,0,'','2026-01-06T09:35:23.000Z','Route of the needle');
INSERT INTO "unsafe_standing" VALUES('learner-1','core','item-2','needled the pleura','pneumothorax',1,0,'','2026-01-05T09:32:16.000Z','Route of the needle');
CREATE INDEX attempt_by_start ON attempt (learner, started_at);
CREATE INDEX attempt_open ON attempt (learner) WHERE state = 'open';
CREATE UNIQUE INDEX event_started ON event (attempt) WHERE kind = 'started';
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
COMMIT;
