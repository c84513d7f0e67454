* A workshare that the slower partner cannot follow
* Scenario war, regime joint, stage effort: minimise.
* Certified optimum: 3200000.
* keep[shortfall_1]: the optimum of that stage, 0.335625, times 1024.
* Upper bounds of `weighted`: no nation worse off than under the baseline.
* Periods count from 0. What each row says: models/MATHEMATICS.md.
NAME        
ROWS
 N  Obj     
 E  balance[nl_depot,missile,0]
 E  balance[nl_depot,missile,1]
 E  balance[nl_depot,missile,2]
 E  balance[nl_depot,missile,3]
 E  balance[sl_depot,missile,0]
 E  balance[sl_depot,missile,1]
 E  balance[sl_depot,missile,2]
 E  balance[sl_depot,missile,3]
 L  capacity[works_nl,0]
 L  capacity[works_nl,1]
 L  capacity[works_nl,2]
 L  capacity[works_nl,3]
 L  capacity[works_sl,0]
 L  capacity[works_sl,1]
 L  capacity[works_sl,2]
 L  capacity[works_sl,3]
 E  meeting[launchers,0]
 E  meeting[launchers,1]
 E  meeting[launchers,2]
 E  meeting[launchers,3]
 E  shortfall[launchers]
 E  pricing[launchers]
 L  workshare[0,min]
 L  workshare[0,max]
 E  nation_class[NL,missile]
 E  nation[NL]
 L  keep[shortfall_1]
COLUMNS
    make[works_nl,missile,0]  Obj       100000
    make[works_nl,missile,0]  balance[nl_depot,missile,0]  -1
    make[works_nl,missile,0]  capacity[works_nl,0]  0.1
    make[works_nl,missile,0]  workshare[0,min]  25000
    make[works_nl,missile,0]  workshare[0,max]  -100000
    make[works_nl,missile,1]  Obj       100000
    make[works_nl,missile,1]  balance[nl_depot,missile,1]  -1
    make[works_nl,missile,1]  capacity[works_nl,1]  0.1
    make[works_nl,missile,1]  workshare[0,min]  25000
    make[works_nl,missile,1]  workshare[0,max]  -100000
    make[works_nl,missile,2]  Obj       100000
    make[works_nl,missile,2]  balance[nl_depot,missile,2]  -1
    make[works_nl,missile,2]  capacity[works_nl,2]  0.1
    make[works_nl,missile,2]  workshare[0,min]  25000
    make[works_nl,missile,2]  workshare[0,max]  -100000
    make[works_nl,missile,3]  Obj       100000
    make[works_nl,missile,3]  balance[nl_depot,missile,3]  -1
    make[works_nl,missile,3]  capacity[works_nl,3]  0.1
    make[works_nl,missile,3]  workshare[0,min]  25000
    make[works_nl,missile,3]  workshare[0,max]  -100000
    make[works_sl,missile,0]  Obj       100000
    make[works_sl,missile,0]  balance[sl_depot,missile,0]  -1
    make[works_sl,missile,0]  capacity[works_sl,0]  0.5
    make[works_sl,missile,0]  workshare[0,min]  -75000
    make[works_sl,missile,1]  Obj       100000
    make[works_sl,missile,1]  balance[sl_depot,missile,1]  -1
    make[works_sl,missile,1]  capacity[works_sl,1]  0.5
    make[works_sl,missile,1]  workshare[0,min]  -75000
    make[works_sl,missile,2]  Obj       100000
    make[works_sl,missile,2]  balance[sl_depot,missile,2]  -1
    make[works_sl,missile,2]  capacity[works_sl,2]  0.5
    make[works_sl,missile,2]  workshare[0,min]  -75000
    make[works_sl,missile,3]  Obj       100000
    make[works_sl,missile,3]  balance[sl_depot,missile,3]  -1
    make[works_sl,missile,3]  capacity[works_sl,3]  0.5
    make[works_sl,missile,3]  workshare[0,min]  -75000
    hold[nl_depot,missile,0]  Obj       0.5
    hold[nl_depot,missile,0]  balance[nl_depot,missile,0]  1
    hold[nl_depot,missile,0]  balance[nl_depot,missile,1]  -1
    hold[nl_depot,missile,1]  Obj       0.5
    hold[nl_depot,missile,1]  balance[nl_depot,missile,1]  1
    hold[nl_depot,missile,1]  balance[nl_depot,missile,2]  -1
    hold[nl_depot,missile,2]  Obj       0.5
    hold[nl_depot,missile,2]  balance[nl_depot,missile,2]  1
    hold[nl_depot,missile,2]  balance[nl_depot,missile,3]  -1
    hold[nl_depot,missile,3]  Obj       0.5
    hold[nl_depot,missile,3]  balance[nl_depot,missile,3]  1
    hold[sl_depot,missile,0]  Obj       0.5
    hold[sl_depot,missile,0]  balance[sl_depot,missile,0]  1
    hold[sl_depot,missile,0]  balance[sl_depot,missile,1]  -1
    hold[sl_depot,missile,1]  Obj       0.5
    hold[sl_depot,missile,1]  balance[sl_depot,missile,1]  1
    hold[sl_depot,missile,1]  balance[sl_depot,missile,2]  -1
    hold[sl_depot,missile,2]  Obj       0.5
    hold[sl_depot,missile,2]  balance[sl_depot,missile,2]  1
    hold[sl_depot,missile,2]  balance[sl_depot,missile,3]  -1
    hold[sl_depot,missile,3]  Obj       0.5
    hold[sl_depot,missile,3]  balance[sl_depot,missile,3]  1
    ship[north,missile,0]  balance[nl_depot,missile,0]  -1
    ship[north,missile,0]  balance[sl_depot,missile,0]  1
    ship[north,missile,1]  balance[nl_depot,missile,1]  -1
    ship[north,missile,1]  balance[sl_depot,missile,1]  1
    ship[north,missile,2]  balance[nl_depot,missile,2]  -1
    ship[north,missile,2]  balance[sl_depot,missile,2]  1
    ship[north,missile,3]  balance[nl_depot,missile,3]  -1
    ship[north,missile,3]  balance[sl_depot,missile,3]  1
    issue[launcher:missile(reference),launchers,0]  balance[nl_depot,missile,0]  1
    issue[launcher:missile(reference),launchers,0]  meeting[launchers,0]  1
    issue[launcher:missile(reference),launchers,1]  balance[nl_depot,missile,1]  1
    issue[launcher:missile(reference),launchers,1]  meeting[launchers,1]  1
    issue[launcher:missile(reference),launchers,2]  balance[nl_depot,missile,2]  1
    issue[launcher:missile(reference),launchers,2]  meeting[launchers,2]  1
    issue[launcher:missile(reference),launchers,3]  balance[nl_depot,missile,3]  1
    issue[launcher:missile(reference),launchers,3]  meeting[launchers,3]  1
    unmet[launchers,0]  meeting[launchers,0]  1
    unmet[launchers,0]  shortfall[launchers]  -1
    unmet[launchers,0]  pricing[launchers]  -1.01
    unmet[launchers,1]  meeting[launchers,1]  1
    unmet[launchers,1]  shortfall[launchers]  -1
    unmet[launchers,1]  pricing[launchers]  -1.0075
    unmet[launchers,2]  meeting[launchers,2]  1
    unmet[launchers,2]  shortfall[launchers]  -1
    unmet[launchers,2]  pricing[launchers]  -1.005
    unmet[launchers,3]  meeting[launchers,3]  1
    unmet[launchers,3]  shortfall[launchers]  -1
    unmet[launchers,3]  pricing[launchers]  -1.0025
    band[launchers,0]  pricing[launchers]  1
    band[launchers,0]  keep[shortfall_1]  21.3333333333333
    band[launchers,1]  pricing[launchers]  1
    band[launchers,1]  keep[shortfall_1]  42.6666666666667
    band[launchers,2]  pricing[launchers]  1
    band[launchers,2]  keep[shortfall_1]  85.3333333333333
    lost[launchers]  shortfall[launchers]  1
    lost[launchers]  nation_class[NL,missile]  -0.0208333333333333
    weighted_class[NL,missile]  nation_class[NL,missile]  1
    weighted_class[NL,missile]  nation[NL]  -1
    weighted[NL]  nation[NL]  1
    worst[all]  Obj       0
    requirement[launchers,0]  meeting[launchers,0]  -1
    requirement[launchers,1]  meeting[launchers,1]  -1
    requirement[launchers,2]  meeting[launchers,2]  -1
    requirement[launchers,3]  meeting[launchers,3]  -1
    opening[nl_depot,missile]  balance[nl_depot,missile,0]  -1
    opening[sl_depot,missile]  balance[sl_depot,missile,0]  -1
    uptime[works_nl,0]  capacity[works_nl,0]  -1
    uptime[works_nl,1]  capacity[works_nl,1]  -1
    uptime[works_nl,2]  capacity[works_nl,2]  -1
    uptime[works_nl,3]  capacity[works_nl,3]  -1
    uptime[works_sl,0]  capacity[works_sl,0]  -1
    uptime[works_sl,1]  capacity[works_sl,1]  -1
    uptime[works_sl,2]  capacity[works_sl,2]  -1
    uptime[works_sl,3]  capacity[works_sl,3]  -1
RHS
    RHS_V     keep[shortfall_1]  343.680000000344
BOUNDS
 UP BOUND     band[launchers,0]  16
 UP BOUND     band[launchers,1]  16
 UP BOUND     weighted[NL]  1
 FX BOUND     requirement[launchers,0]  12
 FX BOUND     requirement[launchers,1]  12
 FX BOUND     requirement[launchers,2]  12
 FX BOUND     requirement[launchers,3]  12
 FX BOUND     opening[nl_depot,missile]  0
 FX BOUND     opening[sl_depot,missile]  0
 FX BOUND     uptime[works_nl,0]  1
 FX BOUND     uptime[works_nl,1]  1
 FX BOUND     uptime[works_nl,2]  1
 FX BOUND     uptime[works_nl,3]  1
 FX BOUND     uptime[works_sl,0]  1
 FX BOUND     uptime[works_sl,1]  1
 FX BOUND     uptime[works_sl,2]  1
 FX BOUND     uptime[works_sl,3]  1
ENDATA
