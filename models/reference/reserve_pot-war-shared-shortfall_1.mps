* A reserve that its own country draws down
* Scenario war, regime shared, stage shortfall_1: minimise.
* Certified optimum: 1.01333333333333.
* The objective of this file is 512 times it: 518.826666666667.
* Upper bounds of `weighted`: no nation worse off than under the baseline.
* Periods count from 0. What each row says: models/MATHEMATICS.md.
NAME        
ROWS
 N  Obj     
 E  balance[nl_depot,shell,0]
 E  balance[nl_depot,shell,1]
 E  balance[nl_depot,shell,2]
 E  balance[sl_depot,shell,0]
 E  balance[sl_depot,shell,1]
 E  balance[sl_depot,shell,2]
 E  meeting[guns_nl,0]
 E  meeting[guns_nl,1]
 E  meeting[guns_nl,2]
 E  meeting[guns_sl,0]
 E  meeting[guns_sl,1]
 E  meeting[guns_sl,2]
 E  shortfall[guns_nl]
 E  shortfall[guns_sl]
 E  pricing[guns_nl]
 E  pricing[guns_sl]
 L  keeping[SL,shell,0]
 L  keeping[SL,shell,1]
 L  keeping[SL,shell,2]
 L  covering[SL,shell,0]
 L  covering[SL,shell,1]
 L  covering[SL,shell,2]
 E  nation_class[NL,artillery]
 E  nation_class[SL,artillery]
 E  nation[NL]
 E  nation[SL]
COLUMNS
    hold[nl_depot,shell,0]  balance[nl_depot,shell,0]  1
    hold[nl_depot,shell,0]  balance[nl_depot,shell,1]  -1
    hold[nl_depot,shell,1]  balance[nl_depot,shell,1]  1
    hold[nl_depot,shell,1]  balance[nl_depot,shell,2]  -1
    hold[nl_depot,shell,2]  balance[nl_depot,shell,2]  1
    hold[sl_depot,shell,0]  balance[sl_depot,shell,0]  1
    hold[sl_depot,shell,0]  balance[sl_depot,shell,1]  -1
    hold[sl_depot,shell,0]  covering[SL,shell,0]  -1
    hold[sl_depot,shell,1]  balance[sl_depot,shell,1]  1
    hold[sl_depot,shell,1]  balance[sl_depot,shell,2]  -1
    hold[sl_depot,shell,1]  covering[SL,shell,1]  -1
    hold[sl_depot,shell,2]  balance[sl_depot,shell,2]  1
    hold[sl_depot,shell,2]  covering[SL,shell,2]  -1
    ship[north,shell,0]  balance[nl_depot,shell,0]  -1
    ship[north,shell,0]  balance[sl_depot,shell,0]  1
    ship[north,shell,1]  balance[nl_depot,shell,1]  -1
    ship[north,shell,1]  balance[sl_depot,shell,1]  1
    ship[north,shell,2]  balance[nl_depot,shell,2]  -1
    ship[north,shell,2]  balance[sl_depot,shell,2]  1
    issue[gun:shell(reference),guns_nl,0]  balance[nl_depot,shell,0]  1
    issue[gun:shell(reference),guns_nl,0]  meeting[guns_nl,0]  1
    issue[gun:shell(reference),guns_nl,1]  balance[nl_depot,shell,1]  1
    issue[gun:shell(reference),guns_nl,1]  meeting[guns_nl,1]  1
    issue[gun:shell(reference),guns_nl,2]  balance[nl_depot,shell,2]  1
    issue[gun:shell(reference),guns_nl,2]  meeting[guns_nl,2]  1
    issue[gun:shell(reference),guns_sl,0]  balance[sl_depot,shell,0]  1
    issue[gun:shell(reference),guns_sl,0]  meeting[guns_sl,0]  1
    issue[gun:shell(reference),guns_sl,0]  keeping[SL,shell,0]  -1
    issue[gun:shell(reference),guns_sl,1]  balance[sl_depot,shell,1]  1
    issue[gun:shell(reference),guns_sl,1]  meeting[guns_sl,1]  1
    issue[gun:shell(reference),guns_sl,1]  keeping[SL,shell,1]  -1
    issue[gun:shell(reference),guns_sl,2]  balance[sl_depot,shell,2]  1
    issue[gun:shell(reference),guns_sl,2]  meeting[guns_sl,2]  1
    issue[gun:shell(reference),guns_sl,2]  keeping[SL,shell,2]  -1
    unmet[guns_nl,0]  meeting[guns_nl,0]  1
    unmet[guns_nl,0]  shortfall[guns_nl]  -1
    unmet[guns_nl,0]  pricing[guns_nl]  -1.01
    unmet[guns_nl,1]  meeting[guns_nl,1]  1
    unmet[guns_nl,1]  shortfall[guns_nl]  -1
    unmet[guns_nl,1]  pricing[guns_nl]  -1.00666666666667
    unmet[guns_nl,2]  meeting[guns_nl,2]  1
    unmet[guns_nl,2]  shortfall[guns_nl]  -1
    unmet[guns_nl,2]  pricing[guns_nl]  -1.00333333333333
    unmet[guns_sl,0]  meeting[guns_sl,0]  1
    unmet[guns_sl,0]  shortfall[guns_sl]  -1
    unmet[guns_sl,0]  pricing[guns_sl]  -1.01
    unmet[guns_sl,1]  meeting[guns_sl,1]  1
    unmet[guns_sl,1]  shortfall[guns_sl]  -1
    unmet[guns_sl,1]  pricing[guns_sl]  -1.00666666666667
    unmet[guns_sl,2]  meeting[guns_sl,2]  1
    unmet[guns_sl,2]  shortfall[guns_sl]  -1
    unmet[guns_sl,2]  pricing[guns_sl]  -1.00333333333333
    pot[SL,shell,0]  keeping[SL,shell,0]  -1
    pot[SL,shell,0]  keeping[SL,shell,1]  1
    pot[SL,shell,0]  covering[SL,shell,0]  1
    pot[SL,shell,1]  keeping[SL,shell,1]  -1
    pot[SL,shell,1]  keeping[SL,shell,2]  1
    pot[SL,shell,1]  covering[SL,shell,1]  1
    pot[SL,shell,2]  keeping[SL,shell,2]  -1
    pot[SL,shell,2]  covering[SL,shell,2]  1
    band[guns_nl,0]  Obj       8.53333333333333
    band[guns_nl,0]  pricing[guns_nl]  1
    band[guns_nl,1]  Obj       17.0666666666667
    band[guns_nl,1]  pricing[guns_nl]  1
    band[guns_nl,2]  Obj       34.1333333333333
    band[guns_nl,2]  pricing[guns_nl]  1
    band[guns_sl,0]  Obj       34.1333333333333
    band[guns_sl,0]  pricing[guns_sl]  1
    band[guns_sl,1]  Obj       68.2666666666667
    band[guns_sl,1]  pricing[guns_sl]  1
    band[guns_sl,2]  Obj       136.533333333333
    band[guns_sl,2]  pricing[guns_sl]  1
    lost[guns_nl]  shortfall[guns_nl]  1
    lost[guns_nl]  nation_class[NL,artillery]  -0.0166666666666667
    lost[guns_sl]  shortfall[guns_sl]  1
    lost[guns_sl]  nation_class[SL,artillery]  -0.0666666666666667
    weighted_class[NL,artillery]  nation_class[NL,artillery]  1
    weighted_class[NL,artillery]  nation[NL]  -1
    weighted_class[SL,artillery]  nation_class[SL,artillery]  1
    weighted_class[SL,artillery]  nation[SL]  -1
    weighted[NL]  nation[NL]  1
    weighted[SL]  nation[SL]  1
    worst[all]  Obj       0
    requirement[guns_nl,0]  meeting[guns_nl,0]  -1
    requirement[guns_nl,1]  meeting[guns_nl,1]  -1
    requirement[guns_nl,2]  meeting[guns_nl,2]  -1
    requirement[guns_sl,0]  meeting[guns_sl,0]  -1
    requirement[guns_sl,1]  meeting[guns_sl,1]  -1
    requirement[guns_sl,2]  meeting[guns_sl,2]  -1
    opening[nl_depot,shell]  balance[nl_depot,shell,0]  -1
    opening[sl_depot,shell]  balance[sl_depot,shell,0]  -1
    reserve[SL,shell]  keeping[SL,shell,0]  1
RHS
BOUNDS
 UP BOUND     band[guns_nl,0]  20
 UP BOUND     band[guns_nl,1]  20
 UP BOUND     band[guns_sl,0]  5
 UP BOUND     band[guns_sl,1]  5
 UP BOUND     weighted[NL]  1
 FX BOUND     weighted[SL]  0
 FX BOUND     requirement[guns_nl,0]  20
 FX BOUND     requirement[guns_nl,1]  20
 FX BOUND     requirement[guns_nl,2]  20
 FX BOUND     requirement[guns_sl,0]  5
 FX BOUND     requirement[guns_sl,1]  5
 FX BOUND     requirement[guns_sl,2]  5
 FX BOUND     opening[nl_depot,shell]  0
 FX BOUND     opening[sl_depot,shell]  50
 FX BOUND     reserve[SL,shell]  30
ENDATA
