* Northland and Southland: a five-minute tutorial
* Scenario war, regime sharing, stage effort: minimise.
* Certified optimum: 49005581.2.
* keep[shortfall_1]: the optimum of that stage, 1.5425, times 2048.
* Upper bounds of `weighted`: no nation worse off than under the baseline.
* Periods count from 0. What each row says: models/MATHEMATICS.md.
NAME        
ROWS
 N  Obj     
 E  balance[nl_depot,missile,0]
 E  balance[nl_depot,missile,1]
 E  balance[nl_depot,missile,2]
 E  balance[nl_depot,missile,3]
 E  balance[nl_depot,missile,4]
 E  balance[nl_depot,missile,5]
 E  balance[nl_depot,missile,6]
 E  balance[nl_depot,missile,7]
 E  balance[nl_depot,powder,0]
 E  balance[nl_depot,powder,1]
 E  balance[nl_depot,powder,2]
 E  balance[nl_depot,powder,3]
 E  balance[nl_depot,powder,4]
 E  balance[nl_depot,powder,5]
 E  balance[nl_depot,powder,6]
 E  balance[nl_depot,powder,7]
 E  balance[nl_depot,shell,0]
 E  balance[nl_depot,shell,1]
 E  balance[nl_depot,shell,2]
 E  balance[nl_depot,shell,3]
 E  balance[nl_depot,shell,4]
 E  balance[nl_depot,shell,5]
 E  balance[nl_depot,shell,6]
 E  balance[nl_depot,shell,7]
 E  balance[sl_depot,missile,0]
 E  balance[sl_depot,missile,1]
 E  balance[sl_depot,missile,2]
 E  balance[sl_depot,missile,3]
 E  balance[sl_depot,missile,4]
 E  balance[sl_depot,missile,5]
 E  balance[sl_depot,missile,6]
 E  balance[sl_depot,missile,7]
 E  balance[sl_depot,shell,0]
 E  balance[sl_depot,shell,1]
 E  balance[sl_depot,shell,2]
 E  balance[sl_depot,shell,3]
 E  balance[sl_depot,shell,4]
 E  balance[sl_depot,shell,5]
 E  balance[sl_depot,shell,6]
 E  balance[sl_depot,shell,7]
 L  capacity[missiles_sl,0]
 L  capacity[missiles_sl,1]
 L  capacity[missiles_sl,2]
 L  capacity[missiles_sl,3]
 L  capacity[missiles_sl,4]
 L  capacity[missiles_sl,5]
 L  capacity[missiles_sl,6]
 L  capacity[missiles_sl,7]
 L  capacity[shells_nl,0]
 L  capacity[shells_nl,1]
 L  capacity[shells_nl,2]
 L  capacity[shells_nl,3]
 L  capacity[shells_nl,4]
 L  capacity[shells_nl,5]
 L  capacity[shells_nl,6]
 L  capacity[shells_nl,7]
 L  sustaining[missiles_sl,missile,0]
 L  sustaining[missiles_sl,missile,1]
 L  sustaining[missiles_sl,missile,2]
 L  sustaining[missiles_sl,missile,3]
 L  sustaining[missiles_sl,missile,4]
 L  sustaining[missiles_sl,missile,5]
 L  sustaining[missiles_sl,missile,6]
 L  sustaining[missiles_sl,missile,7]
 L  sustaining[shells_nl,shell,0]
 L  sustaining[shells_nl,shell,1]
 L  sustaining[shells_nl,shell,2]
 L  sustaining[shells_nl,shell,3]
 L  sustaining[shells_nl,shell,4]
 L  sustaining[shells_nl,shell,5]
 L  sustaining[shells_nl,shell,6]
 L  sustaining[shells_nl,shell,7]
 E  meeting[nl_guns,0]
 E  meeting[nl_guns,1]
 E  meeting[nl_guns,2]
 E  meeting[nl_guns,3]
 E  meeting[nl_guns,4]
 E  meeting[nl_guns,5]
 E  meeting[nl_guns,6]
 E  meeting[nl_guns,7]
 E  meeting[nl_launchers,0]
 E  meeting[nl_launchers,1]
 E  meeting[nl_launchers,2]
 E  meeting[nl_launchers,3]
 E  meeting[nl_launchers,4]
 E  meeting[nl_launchers,5]
 E  meeting[nl_launchers,6]
 E  meeting[nl_launchers,7]
 E  meeting[sl_guns,0]
 E  meeting[sl_guns,1]
 E  meeting[sl_guns,2]
 E  meeting[sl_guns,3]
 E  meeting[sl_guns,4]
 E  meeting[sl_guns,5]
 E  meeting[sl_guns,6]
 E  meeting[sl_guns,7]
 E  meeting[sl_launchers,0]
 E  meeting[sl_launchers,1]
 E  meeting[sl_launchers,2]
 E  meeting[sl_launchers,3]
 E  meeting[sl_launchers,4]
 E  meeting[sl_launchers,5]
 E  meeting[sl_launchers,6]
 E  meeting[sl_launchers,7]
 E  shortfall[nl_guns]
 E  shortfall[nl_launchers]
 E  shortfall[sl_guns]
 E  shortfall[sl_launchers]
 E  pricing[nl_guns]
 E  pricing[nl_launchers]
 E  pricing[sl_guns]
 E  pricing[sl_launchers]
 E  nation_class[NL,air_defence]
 E  nation_class[NL,artillery]
 E  nation_class[SL,air_defence]
 E  nation_class[SL,artillery]
 E  nation[NL]
 E  nation[SL]
 L  keep[shortfall_1]
COLUMNS
    make[missiles_sl,missile,0]  Obj       1000000
    make[missiles_sl,missile,0]  balance[sl_depot,missile,0]  -1
    make[missiles_sl,missile,0]  capacity[missiles_sl,0]  0.166666666666667
    make[missiles_sl,missile,0]  sustaining[missiles_sl,missile,0]  -1
    make[missiles_sl,missile,1]  Obj       1000000
    make[missiles_sl,missile,1]  balance[sl_depot,missile,1]  -1
    make[missiles_sl,missile,1]  capacity[missiles_sl,1]  0.166666666666667
    make[missiles_sl,missile,1]  sustaining[missiles_sl,missile,1]  -1
    make[missiles_sl,missile,2]  Obj       1000000
    make[missiles_sl,missile,2]  balance[sl_depot,missile,2]  -1
    make[missiles_sl,missile,2]  capacity[missiles_sl,2]  0.166666666666667
    make[missiles_sl,missile,2]  sustaining[missiles_sl,missile,2]  -1
    make[missiles_sl,missile,3]  Obj       1000000
    make[missiles_sl,missile,3]  balance[sl_depot,missile,3]  -1
    make[missiles_sl,missile,3]  capacity[missiles_sl,3]  0.166666666666667
    make[missiles_sl,missile,3]  sustaining[missiles_sl,missile,3]  -1
    make[missiles_sl,missile,4]  Obj       1000000
    make[missiles_sl,missile,4]  balance[sl_depot,missile,4]  -1
    make[missiles_sl,missile,4]  capacity[missiles_sl,4]  0.166666666666667
    make[missiles_sl,missile,4]  sustaining[missiles_sl,missile,4]  -1
    make[missiles_sl,missile,5]  Obj       1000000
    make[missiles_sl,missile,5]  balance[sl_depot,missile,5]  -1
    make[missiles_sl,missile,5]  capacity[missiles_sl,5]  0.166666666666667
    make[missiles_sl,missile,5]  sustaining[missiles_sl,missile,5]  -1
    make[missiles_sl,missile,6]  Obj       1000000
    make[missiles_sl,missile,6]  balance[sl_depot,missile,6]  -1
    make[missiles_sl,missile,6]  capacity[missiles_sl,6]  0.166666666666667
    make[missiles_sl,missile,6]  sustaining[missiles_sl,missile,6]  -1
    make[missiles_sl,missile,7]  Obj       1000000
    make[missiles_sl,missile,7]  balance[sl_depot,missile,7]  -1
    make[missiles_sl,missile,7]  capacity[missiles_sl,7]  0.166666666666667
    make[missiles_sl,missile,7]  sustaining[missiles_sl,missile,7]  -1
    make[shells_nl,shell,0]  Obj       4000
    make[shells_nl,shell,0]  balance[nl_depot,shell,0]  -1
    make[shells_nl,shell,0]  capacity[shells_nl,0]  0.04
    make[shells_nl,shell,0]  sustaining[shells_nl,shell,0]  -1
    make[shells_nl,shell,1]  Obj       4000
    make[shells_nl,shell,1]  balance[nl_depot,shell,1]  -1
    make[shells_nl,shell,1]  capacity[shells_nl,1]  0.04
    make[shells_nl,shell,1]  sustaining[shells_nl,shell,1]  -1
    make[shells_nl,shell,2]  Obj       4000
    make[shells_nl,shell,2]  balance[nl_depot,powder,0]  1
    make[shells_nl,shell,2]  balance[nl_depot,shell,2]  -1
    make[shells_nl,shell,2]  capacity[shells_nl,2]  0.04
    make[shells_nl,shell,2]  sustaining[shells_nl,shell,2]  -1
    make[shells_nl,shell,3]  Obj       4000
    make[shells_nl,shell,3]  balance[nl_depot,powder,1]  1
    make[shells_nl,shell,3]  balance[nl_depot,shell,3]  -1
    make[shells_nl,shell,3]  capacity[shells_nl,3]  0.04
    make[shells_nl,shell,3]  sustaining[shells_nl,shell,3]  -1
    make[shells_nl,shell,4]  Obj       4000
    make[shells_nl,shell,4]  balance[nl_depot,powder,2]  1
    make[shells_nl,shell,4]  balance[nl_depot,shell,4]  -1
    make[shells_nl,shell,4]  capacity[shells_nl,4]  0.04
    make[shells_nl,shell,4]  sustaining[shells_nl,shell,4]  -1
    make[shells_nl,shell,5]  Obj       4000
    make[shells_nl,shell,5]  balance[nl_depot,powder,3]  1
    make[shells_nl,shell,5]  balance[nl_depot,shell,5]  -1
    make[shells_nl,shell,5]  capacity[shells_nl,5]  0.04
    make[shells_nl,shell,5]  sustaining[shells_nl,shell,5]  -1
    make[shells_nl,shell,6]  Obj       4000
    make[shells_nl,shell,6]  balance[nl_depot,powder,4]  1
    make[shells_nl,shell,6]  balance[nl_depot,shell,6]  -1
    make[shells_nl,shell,6]  capacity[shells_nl,6]  0.04
    make[shells_nl,shell,6]  sustaining[shells_nl,shell,6]  -1
    make[shells_nl,shell,7]  Obj       4000
    make[shells_nl,shell,7]  balance[nl_depot,powder,5]  1
    make[shells_nl,shell,7]  balance[nl_depot,shell,7]  -1
    make[shells_nl,shell,7]  capacity[shells_nl,7]  0.04
    make[shells_nl,shell,7]  sustaining[shells_nl,shell,7]  -1
    hold[nl_depot,missile,0]  Obj       2.1
    hold[nl_depot,missile,0]  balance[nl_depot,missile,0]  1
    hold[nl_depot,missile,0]  balance[nl_depot,missile,1]  -1
    hold[nl_depot,missile,1]  Obj       2.1
    hold[nl_depot,missile,1]  balance[nl_depot,missile,1]  1
    hold[nl_depot,missile,1]  balance[nl_depot,missile,2]  -1
    hold[nl_depot,missile,2]  Obj       2.1
    hold[nl_depot,missile,2]  balance[nl_depot,missile,2]  1
    hold[nl_depot,missile,2]  balance[nl_depot,missile,3]  -1
    hold[nl_depot,missile,3]  Obj       2.1
    hold[nl_depot,missile,3]  balance[nl_depot,missile,3]  1
    hold[nl_depot,missile,3]  balance[nl_depot,missile,4]  -1
    hold[nl_depot,missile,4]  Obj       2.1
    hold[nl_depot,missile,4]  balance[nl_depot,missile,4]  1
    hold[nl_depot,missile,4]  balance[nl_depot,missile,5]  -1
    hold[nl_depot,missile,5]  Obj       2.1
    hold[nl_depot,missile,5]  balance[nl_depot,missile,5]  1
    hold[nl_depot,missile,5]  balance[nl_depot,missile,6]  -1
    hold[nl_depot,missile,6]  Obj       2.1
    hold[nl_depot,missile,6]  balance[nl_depot,missile,6]  1
    hold[nl_depot,missile,6]  balance[nl_depot,missile,7]  -1
    hold[nl_depot,missile,7]  Obj       2.1
    hold[nl_depot,missile,7]  balance[nl_depot,missile,7]  1
    hold[nl_depot,powder,0]  Obj       0.07
    hold[nl_depot,powder,0]  balance[nl_depot,powder,0]  1
    hold[nl_depot,powder,0]  balance[nl_depot,powder,1]  -1
    hold[nl_depot,powder,1]  Obj       0.07
    hold[nl_depot,powder,1]  balance[nl_depot,powder,1]  1
    hold[nl_depot,powder,1]  balance[nl_depot,powder,2]  -1
    hold[nl_depot,powder,2]  Obj       0.07
    hold[nl_depot,powder,2]  balance[nl_depot,powder,2]  1
    hold[nl_depot,powder,2]  balance[nl_depot,powder,3]  -1
    hold[nl_depot,powder,3]  Obj       0.07
    hold[nl_depot,powder,3]  balance[nl_depot,powder,3]  1
    hold[nl_depot,powder,3]  balance[nl_depot,powder,4]  -1
    hold[nl_depot,powder,4]  Obj       0.07
    hold[nl_depot,powder,4]  balance[nl_depot,powder,4]  1
    hold[nl_depot,powder,4]  balance[nl_depot,powder,5]  -1
    hold[nl_depot,powder,5]  Obj       0.07
    hold[nl_depot,powder,5]  balance[nl_depot,powder,5]  1
    hold[nl_depot,powder,5]  balance[nl_depot,powder,6]  -1
    hold[nl_depot,powder,6]  Obj       0.07
    hold[nl_depot,powder,6]  balance[nl_depot,powder,6]  1
    hold[nl_depot,powder,6]  balance[nl_depot,powder,7]  -1
    hold[nl_depot,powder,7]  Obj       0.07
    hold[nl_depot,powder,7]  balance[nl_depot,powder,7]  1
    hold[nl_depot,shell,0]  Obj       0.35
    hold[nl_depot,shell,0]  balance[nl_depot,shell,0]  1
    hold[nl_depot,shell,0]  balance[nl_depot,shell,1]  -1
    hold[nl_depot,shell,1]  Obj       0.35
    hold[nl_depot,shell,1]  balance[nl_depot,shell,1]  1
    hold[nl_depot,shell,1]  balance[nl_depot,shell,2]  -1
    hold[nl_depot,shell,2]  Obj       0.35
    hold[nl_depot,shell,2]  balance[nl_depot,shell,2]  1
    hold[nl_depot,shell,2]  balance[nl_depot,shell,3]  -1
    hold[nl_depot,shell,3]  Obj       0.35
    hold[nl_depot,shell,3]  balance[nl_depot,shell,3]  1
    hold[nl_depot,shell,3]  balance[nl_depot,shell,4]  -1
    hold[nl_depot,shell,4]  Obj       0.35
    hold[nl_depot,shell,4]  balance[nl_depot,shell,4]  1
    hold[nl_depot,shell,4]  balance[nl_depot,shell,5]  -1
    hold[nl_depot,shell,5]  Obj       0.35
    hold[nl_depot,shell,5]  balance[nl_depot,shell,5]  1
    hold[nl_depot,shell,5]  balance[nl_depot,shell,6]  -1
    hold[nl_depot,shell,6]  Obj       0.35
    hold[nl_depot,shell,6]  balance[nl_depot,shell,6]  1
    hold[nl_depot,shell,6]  balance[nl_depot,shell,7]  -1
    hold[nl_depot,shell,7]  Obj       0.35
    hold[nl_depot,shell,7]  balance[nl_depot,shell,7]  1
    hold[sl_depot,missile,0]  Obj       2.1
    hold[sl_depot,missile,0]  balance[sl_depot,missile,0]  1
    hold[sl_depot,missile,0]  balance[sl_depot,missile,1]  -1
    hold[sl_depot,missile,1]  Obj       2.1
    hold[sl_depot,missile,1]  balance[sl_depot,missile,1]  1
    hold[sl_depot,missile,1]  balance[sl_depot,missile,2]  -1
    hold[sl_depot,missile,2]  Obj       2.1
    hold[sl_depot,missile,2]  balance[sl_depot,missile,2]  1
    hold[sl_depot,missile,2]  balance[sl_depot,missile,3]  -1
    hold[sl_depot,missile,3]  Obj       2.1
    hold[sl_depot,missile,3]  balance[sl_depot,missile,3]  1
    hold[sl_depot,missile,3]  balance[sl_depot,missile,4]  -1
    hold[sl_depot,missile,4]  Obj       2.1
    hold[sl_depot,missile,4]  balance[sl_depot,missile,4]  1
    hold[sl_depot,missile,4]  balance[sl_depot,missile,5]  -1
    hold[sl_depot,missile,5]  Obj       2.1
    hold[sl_depot,missile,5]  balance[sl_depot,missile,5]  1
    hold[sl_depot,missile,5]  balance[sl_depot,missile,6]  -1
    hold[sl_depot,missile,6]  Obj       2.1
    hold[sl_depot,missile,6]  balance[sl_depot,missile,6]  1
    hold[sl_depot,missile,6]  balance[sl_depot,missile,7]  -1
    hold[sl_depot,missile,7]  Obj       2.1
    hold[sl_depot,missile,7]  balance[sl_depot,missile,7]  1
    hold[sl_depot,shell,0]  Obj       0.35
    hold[sl_depot,shell,0]  balance[sl_depot,shell,0]  1
    hold[sl_depot,shell,0]  balance[sl_depot,shell,1]  -1
    hold[sl_depot,shell,1]  Obj       0.35
    hold[sl_depot,shell,1]  balance[sl_depot,shell,1]  1
    hold[sl_depot,shell,1]  balance[sl_depot,shell,2]  -1
    hold[sl_depot,shell,2]  Obj       0.35
    hold[sl_depot,shell,2]  balance[sl_depot,shell,2]  1
    hold[sl_depot,shell,2]  balance[sl_depot,shell,3]  -1
    hold[sl_depot,shell,3]  Obj       0.35
    hold[sl_depot,shell,3]  balance[sl_depot,shell,3]  1
    hold[sl_depot,shell,3]  balance[sl_depot,shell,4]  -1
    hold[sl_depot,shell,4]  Obj       0.35
    hold[sl_depot,shell,4]  balance[sl_depot,shell,4]  1
    hold[sl_depot,shell,4]  balance[sl_depot,shell,5]  -1
    hold[sl_depot,shell,5]  Obj       0.35
    hold[sl_depot,shell,5]  balance[sl_depot,shell,5]  1
    hold[sl_depot,shell,5]  balance[sl_depot,shell,6]  -1
    hold[sl_depot,shell,6]  Obj       0.35
    hold[sl_depot,shell,6]  balance[sl_depot,shell,6]  1
    hold[sl_depot,shell,6]  balance[sl_depot,shell,7]  -1
    hold[sl_depot,shell,7]  Obj       0.35
    hold[sl_depot,shell,7]  balance[sl_depot,shell,7]  1
    ship[south_north,missile,0]  Obj       30
    ship[south_north,missile,0]  balance[nl_depot,missile,1]  -1
    ship[south_north,missile,0]  balance[sl_depot,missile,0]  1
    ship[south_north,missile,1]  Obj       30
    ship[south_north,missile,1]  balance[nl_depot,missile,2]  -1
    ship[south_north,missile,1]  balance[sl_depot,missile,1]  1
    ship[south_north,missile,2]  Obj       30
    ship[south_north,missile,2]  balance[nl_depot,missile,3]  -1
    ship[south_north,missile,2]  balance[sl_depot,missile,2]  1
    ship[south_north,missile,3]  Obj       30
    ship[south_north,missile,3]  balance[nl_depot,missile,4]  -1
    ship[south_north,missile,3]  balance[sl_depot,missile,3]  1
    ship[south_north,missile,4]  Obj       30
    ship[south_north,missile,4]  balance[nl_depot,missile,5]  -1
    ship[south_north,missile,4]  balance[sl_depot,missile,4]  1
    ship[south_north,missile,5]  Obj       30
    ship[south_north,missile,5]  balance[nl_depot,missile,6]  -1
    ship[south_north,missile,5]  balance[sl_depot,missile,5]  1
    ship[south_north,missile,6]  Obj       30
    ship[south_north,missile,6]  balance[nl_depot,missile,7]  -1
    ship[south_north,missile,6]  balance[sl_depot,missile,6]  1
    ship[south_north,missile,7]  Obj       30
    ship[south_north,missile,7]  balance[sl_depot,missile,7]  1
    ship[south_north,shell,0]  Obj       5
    ship[south_north,shell,0]  balance[nl_depot,shell,1]  -1
    ship[south_north,shell,0]  balance[sl_depot,shell,0]  1
    ship[south_north,shell,1]  Obj       5
    ship[south_north,shell,1]  balance[nl_depot,shell,2]  -1
    ship[south_north,shell,1]  balance[sl_depot,shell,1]  1
    ship[south_north,shell,2]  Obj       5
    ship[south_north,shell,2]  balance[nl_depot,shell,3]  -1
    ship[south_north,shell,2]  balance[sl_depot,shell,2]  1
    ship[south_north,shell,3]  Obj       5
    ship[south_north,shell,3]  balance[nl_depot,shell,4]  -1
    ship[south_north,shell,3]  balance[sl_depot,shell,3]  1
    ship[south_north,shell,4]  Obj       5
    ship[south_north,shell,4]  balance[nl_depot,shell,5]  -1
    ship[south_north,shell,4]  balance[sl_depot,shell,4]  1
    ship[south_north,shell,5]  Obj       5
    ship[south_north,shell,5]  balance[nl_depot,shell,6]  -1
    ship[south_north,shell,5]  balance[sl_depot,shell,5]  1
    ship[south_north,shell,6]  Obj       5
    ship[south_north,shell,6]  balance[nl_depot,shell,7]  -1
    ship[south_north,shell,6]  balance[sl_depot,shell,6]  1
    ship[south_north,shell,7]  Obj       5
    ship[south_north,shell,7]  balance[sl_depot,shell,7]  1
    issue[howitzer:shell,nl_guns,0]  balance[nl_depot,shell,0]  1
    issue[howitzer:shell,nl_guns,0]  meeting[nl_guns,0]  1
    issue[howitzer:shell,nl_guns,1]  balance[nl_depot,shell,1]  1
    issue[howitzer:shell,nl_guns,1]  meeting[nl_guns,1]  1
    issue[howitzer:shell,nl_guns,2]  balance[nl_depot,shell,2]  1
    issue[howitzer:shell,nl_guns,2]  meeting[nl_guns,2]  1
    issue[howitzer:shell,nl_guns,3]  balance[nl_depot,shell,3]  1
    issue[howitzer:shell,nl_guns,3]  meeting[nl_guns,3]  1
    issue[howitzer:shell,nl_guns,4]  balance[nl_depot,shell,4]  1
    issue[howitzer:shell,nl_guns,4]  meeting[nl_guns,4]  1
    issue[howitzer:shell,nl_guns,5]  balance[nl_depot,shell,5]  1
    issue[howitzer:shell,nl_guns,5]  meeting[nl_guns,5]  1
    issue[howitzer:shell,nl_guns,6]  balance[nl_depot,shell,6]  1
    issue[howitzer:shell,nl_guns,6]  meeting[nl_guns,6]  1
    issue[howitzer:shell,nl_guns,7]  balance[nl_depot,shell,7]  1
    issue[howitzer:shell,nl_guns,7]  meeting[nl_guns,7]  1
    issue[howitzer:shell,sl_guns,0]  balance[sl_depot,shell,0]  1
    issue[howitzer:shell,sl_guns,0]  meeting[sl_guns,0]  1
    issue[howitzer:shell,sl_guns,1]  balance[sl_depot,shell,1]  1
    issue[howitzer:shell,sl_guns,1]  meeting[sl_guns,1]  1
    issue[howitzer:shell,sl_guns,2]  balance[sl_depot,shell,2]  1
    issue[howitzer:shell,sl_guns,2]  meeting[sl_guns,2]  1
    issue[howitzer:shell,sl_guns,3]  balance[sl_depot,shell,3]  1
    issue[howitzer:shell,sl_guns,3]  meeting[sl_guns,3]  1
    issue[howitzer:shell,sl_guns,4]  balance[sl_depot,shell,4]  1
    issue[howitzer:shell,sl_guns,4]  meeting[sl_guns,4]  1
    issue[howitzer:shell,sl_guns,5]  balance[sl_depot,shell,5]  1
    issue[howitzer:shell,sl_guns,5]  meeting[sl_guns,5]  1
    issue[howitzer:shell,sl_guns,6]  balance[sl_depot,shell,6]  1
    issue[howitzer:shell,sl_guns,6]  meeting[sl_guns,6]  1
    issue[howitzer:shell,sl_guns,7]  balance[sl_depot,shell,7]  1
    issue[howitzer:shell,sl_guns,7]  meeting[sl_guns,7]  1
    issue[launcher_nl:missile(trial),nl_launchers,0]  balance[nl_depot,missile,0]  1
    issue[launcher_nl:missile(trial),nl_launchers,0]  meeting[nl_launchers,0]  1
    issue[launcher_nl:missile(trial),nl_launchers,1]  balance[nl_depot,missile,1]  1
    issue[launcher_nl:missile(trial),nl_launchers,1]  meeting[nl_launchers,1]  1
    issue[launcher_nl:missile(trial),nl_launchers,2]  balance[nl_depot,missile,2]  1
    issue[launcher_nl:missile(trial),nl_launchers,2]  meeting[nl_launchers,2]  1
    issue[launcher_nl:missile(trial),nl_launchers,3]  balance[nl_depot,missile,3]  1
    issue[launcher_nl:missile(trial),nl_launchers,3]  meeting[nl_launchers,3]  1
    issue[launcher_nl:missile(trial),nl_launchers,4]  balance[nl_depot,missile,4]  1
    issue[launcher_nl:missile(trial),nl_launchers,4]  meeting[nl_launchers,4]  1
    issue[launcher_nl:missile(trial),nl_launchers,5]  balance[nl_depot,missile,5]  1
    issue[launcher_nl:missile(trial),nl_launchers,5]  meeting[nl_launchers,5]  1
    issue[launcher_nl:missile(trial),nl_launchers,6]  balance[nl_depot,missile,6]  1
    issue[launcher_nl:missile(trial),nl_launchers,6]  meeting[nl_launchers,6]  1
    issue[launcher_nl:missile(trial),nl_launchers,7]  balance[nl_depot,missile,7]  1
    issue[launcher_nl:missile(trial),nl_launchers,7]  meeting[nl_launchers,7]  1
    issue[launcher_sl:missile,sl_launchers,0]  balance[sl_depot,missile,0]  1
    issue[launcher_sl:missile,sl_launchers,0]  meeting[sl_launchers,0]  1
    issue[launcher_sl:missile,sl_launchers,1]  balance[sl_depot,missile,1]  1
    issue[launcher_sl:missile,sl_launchers,1]  meeting[sl_launchers,1]  1
    issue[launcher_sl:missile,sl_launchers,2]  balance[sl_depot,missile,2]  1
    issue[launcher_sl:missile,sl_launchers,2]  meeting[sl_launchers,2]  1
    issue[launcher_sl:missile,sl_launchers,3]  balance[sl_depot,missile,3]  1
    issue[launcher_sl:missile,sl_launchers,3]  meeting[sl_launchers,3]  1
    issue[launcher_sl:missile,sl_launchers,4]  balance[sl_depot,missile,4]  1
    issue[launcher_sl:missile,sl_launchers,4]  meeting[sl_launchers,4]  1
    issue[launcher_sl:missile,sl_launchers,5]  balance[sl_depot,missile,5]  1
    issue[launcher_sl:missile,sl_launchers,5]  meeting[sl_launchers,5]  1
    issue[launcher_sl:missile,sl_launchers,6]  balance[sl_depot,missile,6]  1
    issue[launcher_sl:missile,sl_launchers,6]  meeting[sl_launchers,6]  1
    issue[launcher_sl:missile,sl_launchers,7]  balance[sl_depot,missile,7]  1
    issue[launcher_sl:missile,sl_launchers,7]  meeting[sl_launchers,7]  1
    unmet[nl_guns,0]  meeting[nl_guns,0]  1
    unmet[nl_guns,0]  shortfall[nl_guns]  -1
    unmet[nl_guns,0]  pricing[nl_guns]  -1.01
    unmet[nl_guns,1]  meeting[nl_guns,1]  1
    unmet[nl_guns,1]  shortfall[nl_guns]  -1
    unmet[nl_guns,1]  pricing[nl_guns]  -1.00875
    unmet[nl_guns,2]  meeting[nl_guns,2]  1
    unmet[nl_guns,2]  shortfall[nl_guns]  -1
    unmet[nl_guns,2]  pricing[nl_guns]  -1.0075
    unmet[nl_guns,3]  meeting[nl_guns,3]  1
    unmet[nl_guns,3]  shortfall[nl_guns]  -1
    unmet[nl_guns,3]  pricing[nl_guns]  -1.00625
    unmet[nl_guns,4]  meeting[nl_guns,4]  1
    unmet[nl_guns,4]  shortfall[nl_guns]  -1
    unmet[nl_guns,4]  pricing[nl_guns]  -1.005
    unmet[nl_guns,5]  meeting[nl_guns,5]  1
    unmet[nl_guns,5]  shortfall[nl_guns]  -1
    unmet[nl_guns,5]  pricing[nl_guns]  -1.00375
    unmet[nl_guns,6]  meeting[nl_guns,6]  1
    unmet[nl_guns,6]  shortfall[nl_guns]  -1
    unmet[nl_guns,6]  pricing[nl_guns]  -1.0025
    unmet[nl_guns,7]  meeting[nl_guns,7]  1
    unmet[nl_guns,7]  shortfall[nl_guns]  -1
    unmet[nl_guns,7]  pricing[nl_guns]  -1.00125
    unmet[nl_launchers,0]  meeting[nl_launchers,0]  1
    unmet[nl_launchers,0]  shortfall[nl_launchers]  -1
    unmet[nl_launchers,0]  pricing[nl_launchers]  -1.01
    unmet[nl_launchers,1]  meeting[nl_launchers,1]  1
    unmet[nl_launchers,1]  shortfall[nl_launchers]  -1
    unmet[nl_launchers,1]  pricing[nl_launchers]  -1.00875
    unmet[nl_launchers,2]  meeting[nl_launchers,2]  1
    unmet[nl_launchers,2]  shortfall[nl_launchers]  -1
    unmet[nl_launchers,2]  pricing[nl_launchers]  -1.0075
    unmet[nl_launchers,3]  meeting[nl_launchers,3]  1
    unmet[nl_launchers,3]  shortfall[nl_launchers]  -1
    unmet[nl_launchers,3]  pricing[nl_launchers]  -1.00625
    unmet[nl_launchers,4]  meeting[nl_launchers,4]  1
    unmet[nl_launchers,4]  shortfall[nl_launchers]  -1
    unmet[nl_launchers,4]  pricing[nl_launchers]  -1.005
    unmet[nl_launchers,5]  meeting[nl_launchers,5]  1
    unmet[nl_launchers,5]  shortfall[nl_launchers]  -1
    unmet[nl_launchers,5]  pricing[nl_launchers]  -1.00375
    unmet[nl_launchers,6]  meeting[nl_launchers,6]  1
    unmet[nl_launchers,6]  shortfall[nl_launchers]  -1
    unmet[nl_launchers,6]  pricing[nl_launchers]  -1.0025
    unmet[nl_launchers,7]  meeting[nl_launchers,7]  1
    unmet[nl_launchers,7]  shortfall[nl_launchers]  -1
    unmet[nl_launchers,7]  pricing[nl_launchers]  -1.00125
    unmet[sl_guns,0]  meeting[sl_guns,0]  1
    unmet[sl_guns,0]  shortfall[sl_guns]  -1
    unmet[sl_guns,0]  pricing[sl_guns]  -1.01
    unmet[sl_guns,1]  meeting[sl_guns,1]  1
    unmet[sl_guns,1]  shortfall[sl_guns]  -1
    unmet[sl_guns,1]  pricing[sl_guns]  -1.00875
    unmet[sl_guns,2]  meeting[sl_guns,2]  1
    unmet[sl_guns,2]  shortfall[sl_guns]  -1
    unmet[sl_guns,2]  pricing[sl_guns]  -1.0075
    unmet[sl_guns,3]  meeting[sl_guns,3]  1
    unmet[sl_guns,3]  shortfall[sl_guns]  -1
    unmet[sl_guns,3]  pricing[sl_guns]  -1.00625
    unmet[sl_guns,4]  meeting[sl_guns,4]  1
    unmet[sl_guns,4]  shortfall[sl_guns]  -1
    unmet[sl_guns,4]  pricing[sl_guns]  -1.005
    unmet[sl_guns,5]  meeting[sl_guns,5]  1
    unmet[sl_guns,5]  shortfall[sl_guns]  -1
    unmet[sl_guns,5]  pricing[sl_guns]  -1.00375
    unmet[sl_guns,6]  meeting[sl_guns,6]  1
    unmet[sl_guns,6]  shortfall[sl_guns]  -1
    unmet[sl_guns,6]  pricing[sl_guns]  -1.0025
    unmet[sl_guns,7]  meeting[sl_guns,7]  1
    unmet[sl_guns,7]  shortfall[sl_guns]  -1
    unmet[sl_guns,7]  pricing[sl_guns]  -1.00125
    unmet[sl_launchers,0]  meeting[sl_launchers,0]  1
    unmet[sl_launchers,0]  shortfall[sl_launchers]  -1
    unmet[sl_launchers,0]  pricing[sl_launchers]  -1.01
    unmet[sl_launchers,1]  meeting[sl_launchers,1]  1
    unmet[sl_launchers,1]  shortfall[sl_launchers]  -1
    unmet[sl_launchers,1]  pricing[sl_launchers]  -1.00875
    unmet[sl_launchers,2]  meeting[sl_launchers,2]  1
    unmet[sl_launchers,2]  shortfall[sl_launchers]  -1
    unmet[sl_launchers,2]  pricing[sl_launchers]  -1.0075
    unmet[sl_launchers,3]  meeting[sl_launchers,3]  1
    unmet[sl_launchers,3]  shortfall[sl_launchers]  -1
    unmet[sl_launchers,3]  pricing[sl_launchers]  -1.00625
    unmet[sl_launchers,4]  meeting[sl_launchers,4]  1
    unmet[sl_launchers,4]  shortfall[sl_launchers]  -1
    unmet[sl_launchers,4]  pricing[sl_launchers]  -1.005
    unmet[sl_launchers,5]  meeting[sl_launchers,5]  1
    unmet[sl_launchers,5]  shortfall[sl_launchers]  -1
    unmet[sl_launchers,5]  pricing[sl_launchers]  -1.00375
    unmet[sl_launchers,6]  meeting[sl_launchers,6]  1
    unmet[sl_launchers,6]  shortfall[sl_launchers]  -1
    unmet[sl_launchers,6]  pricing[sl_launchers]  -1.0025
    unmet[sl_launchers,7]  meeting[sl_launchers,7]  1
    unmet[sl_launchers,7]  shortfall[sl_launchers]  -1
    unmet[sl_launchers,7]  pricing[sl_launchers]  -1.00125
    below[missiles_sl,missile,0]  Obj       2000000
    below[missiles_sl,missile,0]  sustaining[missiles_sl,missile,0]  -1
    below[missiles_sl,missile,1]  Obj       2000000
    below[missiles_sl,missile,1]  sustaining[missiles_sl,missile,1]  -1
    below[missiles_sl,missile,2]  Obj       2000000
    below[missiles_sl,missile,2]  sustaining[missiles_sl,missile,2]  -1
    below[missiles_sl,missile,3]  Obj       2000000
    below[missiles_sl,missile,3]  sustaining[missiles_sl,missile,3]  -1
    below[missiles_sl,missile,4]  Obj       2000000
    below[missiles_sl,missile,4]  sustaining[missiles_sl,missile,4]  -1
    below[missiles_sl,missile,5]  Obj       2000000
    below[missiles_sl,missile,5]  sustaining[missiles_sl,missile,5]  -1
    below[missiles_sl,missile,6]  Obj       2000000
    below[missiles_sl,missile,6]  sustaining[missiles_sl,missile,6]  -1
    below[missiles_sl,missile,7]  Obj       2000000
    below[missiles_sl,missile,7]  sustaining[missiles_sl,missile,7]  -1
    below[shells_nl,shell,0]  Obj       8000
    below[shells_nl,shell,0]  sustaining[shells_nl,shell,0]  -1
    below[shells_nl,shell,1]  Obj       8000
    below[shells_nl,shell,1]  sustaining[shells_nl,shell,1]  -1
    below[shells_nl,shell,2]  Obj       8000
    below[shells_nl,shell,2]  sustaining[shells_nl,shell,2]  -1
    below[shells_nl,shell,3]  Obj       8000
    below[shells_nl,shell,3]  sustaining[shells_nl,shell,3]  -1
    below[shells_nl,shell,4]  Obj       8000
    below[shells_nl,shell,4]  sustaining[shells_nl,shell,4]  -1
    below[shells_nl,shell,5]  Obj       8000
    below[shells_nl,shell,5]  sustaining[shells_nl,shell,5]  -1
    below[shells_nl,shell,6]  Obj       8000
    below[shells_nl,shell,6]  sustaining[shells_nl,shell,6]  -1
    below[shells_nl,shell,7]  Obj       8000
    below[shells_nl,shell,7]  sustaining[shells_nl,shell,7]  -1
    band[nl_guns,0]  pricing[nl_guns]  1
    band[nl_guns,0]  keep[shortfall_1]  1.70666666666667
    band[nl_guns,1]  pricing[nl_guns]  1
    band[nl_guns,1]  keep[shortfall_1]  3.41333333333333
    band[nl_guns,2]  pricing[nl_guns]  1
    band[nl_guns,2]  keep[shortfall_1]  6.82666666666667
    band[nl_launchers,0]  pricing[nl_launchers]  1
    band[nl_launchers,0]  keep[shortfall_1]  21.3333333333333
    band[nl_launchers,1]  pricing[nl_launchers]  1
    band[nl_launchers,1]  keep[shortfall_1]  42.6666666666667
    band[nl_launchers,2]  pricing[nl_launchers]  1
    band[nl_launchers,2]  keep[shortfall_1]  85.3333333333333
    band[sl_guns,0]  pricing[sl_guns]  1
    band[sl_guns,0]  keep[shortfall_1]  3.41333333333333
    band[sl_guns,1]  pricing[sl_guns]  1
    band[sl_guns,1]  keep[shortfall_1]  6.82666666666667
    band[sl_guns,2]  pricing[sl_guns]  1
    band[sl_guns,2]  keep[shortfall_1]  13.6533333333333
    band[sl_launchers,0]  pricing[sl_launchers]  1
    band[sl_launchers,0]  keep[shortfall_1]  21.3333333333333
    band[sl_launchers,1]  pricing[sl_launchers]  1
    band[sl_launchers,1]  keep[shortfall_1]  42.6666666666667
    band[sl_launchers,2]  pricing[sl_launchers]  1
    band[sl_launchers,2]  keep[shortfall_1]  85.3333333333333
    lost[nl_guns]  shortfall[nl_guns]  1
    lost[nl_guns]  nation_class[NL,artillery]  -0.000833333333333333
    lost[nl_launchers]  shortfall[nl_launchers]  1
    lost[nl_launchers]  nation_class[NL,air_defence]  -0.0104166666666667
    lost[sl_guns]  shortfall[sl_guns]  1
    lost[sl_guns]  nation_class[SL,artillery]  -0.00166666666666667
    lost[sl_launchers]  shortfall[sl_launchers]  1
    lost[sl_launchers]  nation_class[SL,air_defence]  -0.0104166666666667
    weighted_class[NL,air_defence]  nation_class[NL,air_defence]  1
    weighted_class[NL,air_defence]  nation[NL]  -1
    weighted_class[NL,artillery]  nation_class[NL,artillery]  1
    weighted_class[NL,artillery]  nation[NL]  -1
    weighted_class[SL,air_defence]  nation_class[SL,air_defence]  1
    weighted_class[SL,air_defence]  nation[SL]  -1
    weighted_class[SL,artillery]  nation_class[SL,artillery]  1
    weighted_class[SL,artillery]  nation[SL]  -1
    weighted[NL]  nation[NL]  1
    weighted[SL]  nation[SL]  1
    worst[all]  Obj       0
    requirement[nl_guns,0]  meeting[nl_guns,0]  -1
    requirement[nl_guns,1]  meeting[nl_guns,1]  -1
    requirement[nl_guns,2]  meeting[nl_guns,2]  -1
    requirement[nl_guns,3]  meeting[nl_guns,3]  -1
    requirement[nl_guns,4]  meeting[nl_guns,4]  -1
    requirement[nl_guns,5]  meeting[nl_guns,5]  -1
    requirement[nl_guns,6]  meeting[nl_guns,6]  -1
    requirement[nl_guns,7]  meeting[nl_guns,7]  -1
    requirement[nl_launchers,0]  meeting[nl_launchers,0]  -1
    requirement[nl_launchers,1]  meeting[nl_launchers,1]  -1
    requirement[nl_launchers,2]  meeting[nl_launchers,2]  -1
    requirement[nl_launchers,3]  meeting[nl_launchers,3]  -1
    requirement[nl_launchers,4]  meeting[nl_launchers,4]  -1
    requirement[nl_launchers,5]  meeting[nl_launchers,5]  -1
    requirement[nl_launchers,6]  meeting[nl_launchers,6]  -1
    requirement[nl_launchers,7]  meeting[nl_launchers,7]  -1
    requirement[sl_guns,0]  meeting[sl_guns,0]  -1
    requirement[sl_guns,1]  meeting[sl_guns,1]  -1
    requirement[sl_guns,2]  meeting[sl_guns,2]  -1
    requirement[sl_guns,3]  meeting[sl_guns,3]  -1
    requirement[sl_guns,4]  meeting[sl_guns,4]  -1
    requirement[sl_guns,5]  meeting[sl_guns,5]  -1
    requirement[sl_guns,6]  meeting[sl_guns,6]  -1
    requirement[sl_guns,7]  meeting[sl_guns,7]  -1
    requirement[sl_launchers,0]  meeting[sl_launchers,0]  -1
    requirement[sl_launchers,1]  meeting[sl_launchers,1]  -1
    requirement[sl_launchers,2]  meeting[sl_launchers,2]  -1
    requirement[sl_launchers,3]  meeting[sl_launchers,3]  -1
    requirement[sl_launchers,4]  meeting[sl_launchers,4]  -1
    requirement[sl_launchers,5]  meeting[sl_launchers,5]  -1
    requirement[sl_launchers,6]  meeting[sl_launchers,6]  -1
    requirement[sl_launchers,7]  meeting[sl_launchers,7]  -1
    opening[nl_depot,missile]  balance[nl_depot,missile,0]  -0.75
    opening[nl_depot,powder]  balance[nl_depot,powder,0]  -0.75
    opening[nl_depot,shell]  balance[nl_depot,shell,0]  -0.75
    opening[sl_depot,missile]  balance[sl_depot,missile,0]  -1
    opening[sl_depot,shell]  balance[sl_depot,shell,0]  -1
    due[nl_depot,powder,2]  balance[nl_depot,powder,2]  -1
    uptime[missiles_sl,0]  capacity[missiles_sl,0]  -1
    uptime[missiles_sl,1]  capacity[missiles_sl,1]  -1
    uptime[missiles_sl,2]  capacity[missiles_sl,2]  -1
    uptime[missiles_sl,3]  capacity[missiles_sl,3]  -1
    uptime[missiles_sl,4]  capacity[missiles_sl,4]  -1
    uptime[missiles_sl,5]  capacity[missiles_sl,5]  -1
    uptime[missiles_sl,6]  capacity[missiles_sl,6]  -1
    uptime[missiles_sl,7]  capacity[missiles_sl,7]  -1
    uptime[shells_nl,0]  capacity[shells_nl,0]  -1
    uptime[shells_nl,1]  capacity[shells_nl,1]  -1
    uptime[shells_nl,2]  capacity[shells_nl,2]  -1
    uptime[shells_nl,3]  capacity[shells_nl,3]  -1
    uptime[shells_nl,4]  capacity[shells_nl,4]  -1
    uptime[shells_nl,5]  capacity[shells_nl,5]  -1
    uptime[shells_nl,6]  capacity[shells_nl,6]  -1
    uptime[shells_nl,7]  capacity[shells_nl,7]  -1
    sustain[missiles_sl,missile,0]  sustaining[missiles_sl,missile,0]  1
    sustain[missiles_sl,missile,1]  sustaining[missiles_sl,missile,1]  1
    sustain[missiles_sl,missile,2]  sustaining[missiles_sl,missile,2]  1
    sustain[missiles_sl,missile,3]  sustaining[missiles_sl,missile,3]  1
    sustain[missiles_sl,missile,4]  sustaining[missiles_sl,missile,4]  1
    sustain[missiles_sl,missile,5]  sustaining[missiles_sl,missile,5]  1
    sustain[missiles_sl,missile,6]  sustaining[missiles_sl,missile,6]  1
    sustain[missiles_sl,missile,7]  sustaining[missiles_sl,missile,7]  1
    sustain[shells_nl,shell,0]  sustaining[shells_nl,shell,0]  1
    sustain[shells_nl,shell,1]  sustaining[shells_nl,shell,1]  1
    sustain[shells_nl,shell,2]  sustaining[shells_nl,shell,2]  1
    sustain[shells_nl,shell,3]  sustaining[shells_nl,shell,3]  1
    sustain[shells_nl,shell,4]  sustaining[shells_nl,shell,4]  1
    sustain[shells_nl,shell,5]  sustaining[shells_nl,shell,5]  1
    sustain[shells_nl,shell,6]  sustaining[shells_nl,shell,6]  1
    sustain[shells_nl,shell,7]  sustaining[shells_nl,shell,7]  1
RHS
    RHS_V     keep[shortfall_1]  3159.04000000316
BOUNDS
 FX BOUND     ship[south_north,missile,0]  0
 FX BOUND     ship[south_north,missile,1]  0
 FX BOUND     ship[south_north,missile,2]  0
 FX BOUND     ship[south_north,missile,3]  0
 FX BOUND     ship[south_north,missile,7]  0
 FX BOUND     ship[south_north,shell,0]  0
 FX BOUND     ship[south_north,shell,1]  0
 FX BOUND     ship[south_north,shell,2]  0
 FX BOUND     ship[south_north,shell,3]  0
 FX BOUND     ship[south_north,shell,7]  0
 FX BOUND     issue[launcher_nl:missile(trial),nl_launchers,0]  0
 FX BOUND     issue[launcher_nl:missile(trial),nl_launchers,1]  0
 FX BOUND     issue[launcher_nl:missile(trial),nl_launchers,2]  0
 FX BOUND     issue[launcher_nl:missile(trial),nl_launchers,3]  0
 FX BOUND     issue[launcher_nl:missile(trial),nl_launchers,4]  0
 FX BOUND     issue[launcher_nl:missile(trial),nl_launchers,5]  0
 UP BOUND     band[nl_guns,0]  400
 UP BOUND     band[nl_guns,1]  400
 UP BOUND     band[nl_launchers,0]  32
 UP BOUND     band[nl_launchers,1]  32
 UP BOUND     band[sl_guns,0]  200
 UP BOUND     band[sl_guns,1]  200
 UP BOUND     band[sl_launchers,0]  32
 UP BOUND     band[sl_launchers,1]  32
 UP BOUND     weighted[NL]  1.5
 FX BOUND     weighted[SL]  0
 FX BOUND     requirement[nl_guns,0]  150
 FX BOUND     requirement[nl_guns,1]  150
 FX BOUND     requirement[nl_guns,2]  150
 FX BOUND     requirement[nl_guns,3]  150
 FX BOUND     requirement[nl_guns,4]  150
 FX BOUND     requirement[nl_guns,5]  150
 FX BOUND     requirement[nl_guns,6]  150
 FX BOUND     requirement[nl_guns,7]  150
 FX BOUND     requirement[nl_launchers,0]  12
 FX BOUND     requirement[nl_launchers,1]  12
 FX BOUND     requirement[nl_launchers,2]  12
 FX BOUND     requirement[nl_launchers,3]  12
 FX BOUND     requirement[nl_launchers,4]  12
 FX BOUND     requirement[nl_launchers,5]  12
 FX BOUND     requirement[nl_launchers,6]  12
 FX BOUND     requirement[nl_launchers,7]  12
 FX BOUND     requirement[sl_guns,0]  75
 FX BOUND     requirement[sl_guns,1]  75
 FX BOUND     requirement[sl_guns,2]  75
 FX BOUND     requirement[sl_guns,3]  75
 FX BOUND     requirement[sl_guns,4]  75
 FX BOUND     requirement[sl_guns,5]  75
 FX BOUND     requirement[sl_guns,6]  75
 FX BOUND     requirement[sl_guns,7]  75
 FX BOUND     requirement[sl_launchers,0]  12
 FX BOUND     requirement[sl_launchers,1]  12
 FX BOUND     requirement[sl_launchers,2]  12
 FX BOUND     requirement[sl_launchers,3]  12
 FX BOUND     requirement[sl_launchers,4]  12
 FX BOUND     requirement[sl_launchers,5]  12
 FX BOUND     requirement[sl_launchers,6]  12
 FX BOUND     requirement[sl_launchers,7]  12
 FX BOUND     opening[nl_depot,missile]  0
 FX BOUND     opening[nl_depot,powder]  0
 FX BOUND     opening[nl_depot,shell]  600
 FX BOUND     opening[sl_depot,missile]  96
 FX BOUND     opening[sl_depot,shell]  1100
 FX BOUND     due[nl_depot,powder,2]  100
 FX BOUND     uptime[missiles_sl,0]  1
 FX BOUND     uptime[missiles_sl,1]  1
 FX BOUND     uptime[missiles_sl,2]  1
 FX BOUND     uptime[missiles_sl,3]  1
 FX BOUND     uptime[missiles_sl,4]  1
 FX BOUND     uptime[missiles_sl,5]  1
 FX BOUND     uptime[missiles_sl,6]  1
 FX BOUND     uptime[missiles_sl,7]  1
 FX BOUND     uptime[shells_nl,0]  1
 FX BOUND     uptime[shells_nl,1]  1
 FX BOUND     uptime[shells_nl,2]  1
 FX BOUND     uptime[shells_nl,3]  1
 FX BOUND     uptime[shells_nl,4]  1
 FX BOUND     uptime[shells_nl,5]  1
 FX BOUND     uptime[shells_nl,6]  1
 FX BOUND     uptime[shells_nl,7]  1
 FX BOUND     sustain[missiles_sl,missile,0]  6
 FX BOUND     sustain[missiles_sl,missile,1]  6
 FX BOUND     sustain[missiles_sl,missile,2]  6
 FX BOUND     sustain[missiles_sl,missile,3]  6
 FX BOUND     sustain[missiles_sl,missile,4]  6
 FX BOUND     sustain[missiles_sl,missile,5]  6
 FX BOUND     sustain[missiles_sl,missile,6]  6
 FX BOUND     sustain[missiles_sl,missile,7]  6
 FX BOUND     sustain[shells_nl,shell,0]  25
 FX BOUND     sustain[shells_nl,shell,1]  25
 FX BOUND     sustain[shells_nl,shell,2]  25
 FX BOUND     sustain[shells_nl,shell,3]  25
 FX BOUND     sustain[shells_nl,shell,4]  25
 FX BOUND     sustain[shells_nl,shell,5]  25
 FX BOUND     sustain[shells_nl,shell,6]  25
 FX BOUND     sustain[shells_nl,shell,7]  25
ENDATA
