* A permission that comes late
* Scenario war, regime hastened, stage effort: minimise.
* Certified optimum: 140.
* The objective of this file is 256 times it: 35840.
* keep[shortfall_1]: the optimum of that stage, 0.168055555555556, times 2048.
* Upper bounds of `weighted`: no nation worse off than under the baseline.
* Periods count from 0. What each row says: models/MATHEMATICS.md.
NAME        
ROWS
 N  Obj     
 E  balance[nl_depot,shell,0]
 E  balance[nl_depot,shell,1]
 E  balance[nl_depot,shell,2]
 E  balance[nl_depot,shell,3]
 E  balance[nl_depot,shell,4]
 E  balance[nl_depot,shell,5]
 E  balance[nl_depot,shell_sl,0]
 E  balance[nl_depot,shell_sl,1]
 E  balance[nl_depot,shell_sl,2]
 E  balance[nl_depot,shell_sl,3]
 E  balance[nl_depot,shell_sl,4]
 E  balance[nl_depot,shell_sl,5]
 E  balance[sl_depot,shell_sl,0]
 E  balance[sl_depot,shell_sl,1]
 E  balance[sl_depot,shell_sl,2]
 E  balance[sl_depot,shell_sl,3]
 E  balance[sl_depot,shell_sl,4]
 E  balance[sl_depot,shell_sl,5]
 E  meeting[guns,0]
 E  meeting[guns,1]
 E  meeting[guns,2]
 E  meeting[guns,3]
 E  meeting[guns,4]
 E  meeting[guns,5]
 E  shortfall[guns]
 E  pricing[guns]
 E  nation_class[NL,artillery]
 E  nation[NL]
 L  keep[shortfall_1]
COLUMNS
    hold[nl_depot,shell,0]  Obj       89.6
    hold[nl_depot,shell,0]  balance[nl_depot,shell,0]  1
    hold[nl_depot,shell,0]  balance[nl_depot,shell,1]  -1
    hold[nl_depot,shell,1]  Obj       89.6
    hold[nl_depot,shell,1]  balance[nl_depot,shell,1]  1
    hold[nl_depot,shell,1]  balance[nl_depot,shell,2]  -1
    hold[nl_depot,shell,2]  Obj       89.6
    hold[nl_depot,shell,2]  balance[nl_depot,shell,2]  1
    hold[nl_depot,shell,2]  balance[nl_depot,shell,3]  -1
    hold[nl_depot,shell,3]  Obj       89.6
    hold[nl_depot,shell,3]  balance[nl_depot,shell,3]  1
    hold[nl_depot,shell,3]  balance[nl_depot,shell,4]  -1
    hold[nl_depot,shell,4]  Obj       89.6
    hold[nl_depot,shell,4]  balance[nl_depot,shell,4]  1
    hold[nl_depot,shell,4]  balance[nl_depot,shell,5]  -1
    hold[nl_depot,shell,5]  Obj       89.6
    hold[nl_depot,shell,5]  balance[nl_depot,shell,5]  1
    hold[nl_depot,shell_sl,0]  Obj       89.6
    hold[nl_depot,shell_sl,0]  balance[nl_depot,shell_sl,0]  1
    hold[nl_depot,shell_sl,0]  balance[nl_depot,shell_sl,1]  -1
    hold[nl_depot,shell_sl,1]  Obj       89.6
    hold[nl_depot,shell_sl,1]  balance[nl_depot,shell_sl,1]  1
    hold[nl_depot,shell_sl,1]  balance[nl_depot,shell_sl,2]  -1
    hold[nl_depot,shell_sl,2]  Obj       89.6
    hold[nl_depot,shell_sl,2]  balance[nl_depot,shell_sl,2]  1
    hold[nl_depot,shell_sl,2]  balance[nl_depot,shell_sl,3]  -1
    hold[nl_depot,shell_sl,3]  Obj       89.6
    hold[nl_depot,shell_sl,3]  balance[nl_depot,shell_sl,3]  1
    hold[nl_depot,shell_sl,3]  balance[nl_depot,shell_sl,4]  -1
    hold[nl_depot,shell_sl,4]  Obj       89.6
    hold[nl_depot,shell_sl,4]  balance[nl_depot,shell_sl,4]  1
    hold[nl_depot,shell_sl,4]  balance[nl_depot,shell_sl,5]  -1
    hold[nl_depot,shell_sl,5]  Obj       89.6
    hold[nl_depot,shell_sl,5]  balance[nl_depot,shell_sl,5]  1
    hold[sl_depot,shell_sl,0]  Obj       89.6
    hold[sl_depot,shell_sl,0]  balance[sl_depot,shell_sl,0]  1
    hold[sl_depot,shell_sl,0]  balance[sl_depot,shell_sl,1]  -1
    hold[sl_depot,shell_sl,1]  Obj       89.6
    hold[sl_depot,shell_sl,1]  balance[sl_depot,shell_sl,1]  1
    hold[sl_depot,shell_sl,1]  balance[sl_depot,shell_sl,2]  -1
    hold[sl_depot,shell_sl,2]  Obj       89.6
    hold[sl_depot,shell_sl,2]  balance[sl_depot,shell_sl,2]  1
    hold[sl_depot,shell_sl,2]  balance[sl_depot,shell_sl,3]  -1
    hold[sl_depot,shell_sl,3]  Obj       89.6
    hold[sl_depot,shell_sl,3]  balance[sl_depot,shell_sl,3]  1
    hold[sl_depot,shell_sl,3]  balance[sl_depot,shell_sl,4]  -1
    hold[sl_depot,shell_sl,4]  Obj       89.6
    hold[sl_depot,shell_sl,4]  balance[sl_depot,shell_sl,4]  1
    hold[sl_depot,shell_sl,4]  balance[sl_depot,shell_sl,5]  -1
    hold[sl_depot,shell_sl,5]  Obj       89.6
    hold[sl_depot,shell_sl,5]  balance[sl_depot,shell_sl,5]  1
    ship[north,shell_sl,0]  balance[nl_depot,shell_sl,1]  -1
    ship[north,shell_sl,0]  balance[sl_depot,shell_sl,0]  1
    ship[north,shell_sl,1]  balance[nl_depot,shell_sl,2]  -1
    ship[north,shell_sl,1]  balance[sl_depot,shell_sl,1]  1
    ship[north,shell_sl,2]  balance[nl_depot,shell_sl,3]  -1
    ship[north,shell_sl,2]  balance[sl_depot,shell_sl,2]  1
    ship[north,shell_sl,3]  balance[nl_depot,shell_sl,4]  -1
    ship[north,shell_sl,3]  balance[sl_depot,shell_sl,3]  1
    ship[north,shell_sl,4]  balance[nl_depot,shell_sl,5]  -1
    ship[north,shell_sl,4]  balance[sl_depot,shell_sl,4]  1
    ship[north,shell_sl,5]  balance[sl_depot,shell_sl,5]  1
    issue[gun:shell,guns,0]  balance[nl_depot,shell,0]  1
    issue[gun:shell,guns,0]  meeting[guns,0]  1
    issue[gun:shell,guns,1]  balance[nl_depot,shell,1]  1
    issue[gun:shell,guns,1]  meeting[guns,1]  1
    issue[gun:shell,guns,2]  balance[nl_depot,shell,2]  1
    issue[gun:shell,guns,2]  meeting[guns,2]  1
    issue[gun:shell,guns,3]  balance[nl_depot,shell,3]  1
    issue[gun:shell,guns,3]  meeting[guns,3]  1
    issue[gun:shell,guns,4]  balance[nl_depot,shell,4]  1
    issue[gun:shell,guns,4]  meeting[guns,4]  1
    issue[gun:shell,guns,5]  balance[nl_depot,shell,5]  1
    issue[gun:shell,guns,5]  meeting[guns,5]  1
    issue[gun:shell_sl(trial),guns,0]  balance[nl_depot,shell_sl,0]  1
    issue[gun:shell_sl(trial),guns,0]  meeting[guns,0]  1
    issue[gun:shell_sl(trial),guns,1]  balance[nl_depot,shell_sl,1]  1
    issue[gun:shell_sl(trial),guns,1]  meeting[guns,1]  1
    issue[gun:shell_sl(trial),guns,2]  balance[nl_depot,shell_sl,2]  1
    issue[gun:shell_sl(trial),guns,2]  meeting[guns,2]  1
    issue[gun:shell_sl(trial),guns,3]  balance[nl_depot,shell_sl,3]  1
    issue[gun:shell_sl(trial),guns,3]  meeting[guns,3]  1
    issue[gun:shell_sl(trial),guns,4]  balance[nl_depot,shell_sl,4]  1
    issue[gun:shell_sl(trial),guns,4]  meeting[guns,4]  1
    issue[gun:shell_sl(trial),guns,5]  balance[nl_depot,shell_sl,5]  1
    issue[gun:shell_sl(trial),guns,5]  meeting[guns,5]  1
    unmet[guns,0]  meeting[guns,0]  1
    unmet[guns,0]  shortfall[guns]  -1
    unmet[guns,0]  pricing[guns]  -1.01
    unmet[guns,1]  meeting[guns,1]  1
    unmet[guns,1]  shortfall[guns]  -1
    unmet[guns,1]  pricing[guns]  -1.00833333333333
    unmet[guns,2]  meeting[guns,2]  1
    unmet[guns,2]  shortfall[guns]  -1
    unmet[guns,2]  pricing[guns]  -1.00666666666667
    unmet[guns,3]  meeting[guns,3]  1
    unmet[guns,3]  shortfall[guns]  -1
    unmet[guns,3]  pricing[guns]  -1.005
    unmet[guns,4]  meeting[guns,4]  1
    unmet[guns,4]  shortfall[guns]  -1
    unmet[guns,4]  pricing[guns]  -1.00333333333333
    unmet[guns,5]  meeting[guns,5]  1
    unmet[guns,5]  shortfall[guns]  -1
    unmet[guns,5]  pricing[guns]  -1.00166666666667
    band[guns,0]  pricing[guns]  1
    band[guns,0]  keep[shortfall_1]  34.1333333333333
    band[guns,1]  pricing[guns]  1
    band[guns,1]  keep[shortfall_1]  68.2666666666667
    band[guns,2]  pricing[guns]  1
    band[guns,2]  keep[shortfall_1]  136.533333333333
    lost[guns]  shortfall[guns]  1
    lost[guns]  nation_class[NL,artillery]  -0.0166666666666667
    weighted_class[NL,artillery]  nation_class[NL,artillery]  1
    weighted_class[NL,artillery]  nation[NL]  -1
    weighted[NL]  nation[NL]  1
    worst[all]  Obj       0
    requirement[guns,0]  meeting[guns,0]  -1
    requirement[guns,1]  meeting[guns,1]  -1
    requirement[guns,2]  meeting[guns,2]  -1
    requirement[guns,3]  meeting[guns,3]  -1
    requirement[guns,4]  meeting[guns,4]  -1
    requirement[guns,5]  meeting[guns,5]  -1
    opening[nl_depot,shell]  balance[nl_depot,shell,0]  -1
    opening[nl_depot,shell_sl]  balance[nl_depot,shell_sl,0]  -1
    opening[sl_depot,shell_sl]  balance[sl_depot,shell_sl,0]  -1
RHS
    RHS_V     keep[shortfall_1]  344.177777778122
BOUNDS
 FX BOUND     ship[north,shell_sl,0]  0
 FX BOUND     ship[north,shell_sl,5]  0
 FX BOUND     issue[gun:shell_sl(trial),guns,0]  0
 FX BOUND     issue[gun:shell_sl(trial),guns,1]  0
 UP BOUND     band[guns,0]  20
 UP BOUND     band[guns,1]  20
 UP BOUND     weighted[NL]  0.833333333333333
 FX BOUND     requirement[guns,0]  10
 FX BOUND     requirement[guns,1]  10
 FX BOUND     requirement[guns,2]  10
 FX BOUND     requirement[guns,3]  10
 FX BOUND     requirement[guns,4]  10
 FX BOUND     requirement[guns,5]  10
 FX BOUND     opening[nl_depot,shell]  10
 FX BOUND     opening[nl_depot,shell_sl]  0
 FX BOUND     opening[sl_depot,shell_sl]  100
ENDATA
