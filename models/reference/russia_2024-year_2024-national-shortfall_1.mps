* Russian artillery rounds, 2024 (published case)
* Scenario year_2024, regime national, stage shortfall_1: minimise.
* Certified optimum: 2.75395833333333.
* The objective of this file is 33554432 times it: 92407507.6266666.
* Periods count from 0. What each row says: models/MATHEMATICS.md.
NAME        
ROWS
 N  Obj     
 E  balance[kp_stores,r122,0]
 E  balance[kp_stores,r122,1]
 E  balance[kp_stores,r122,2]
 E  balance[kp_stores,r122,3]
 E  balance[kp_stores,r122,4]
 E  balance[kp_stores,r122,5]
 E  balance[kp_stores,r122,6]
 E  balance[kp_stores,r122,7]
 E  balance[kp_stores,r122,8]
 E  balance[kp_stores,r122,9]
 E  balance[kp_stores,r122,10]
 E  balance[kp_stores,r122,11]
 E  balance[ru_front,r122,0]
 E  balance[ru_front,r122,1]
 E  balance[ru_front,r122,2]
 E  balance[ru_front,r122,3]
 E  balance[ru_front,r122,4]
 E  balance[ru_front,r122,5]
 E  balance[ru_front,r122,6]
 E  balance[ru_front,r122,7]
 E  balance[ru_front,r122,8]
 E  balance[ru_front,r122,9]
 E  balance[ru_front,r122,10]
 E  balance[ru_front,r122,11]
 E  balance[ru_front,r152,0]
 E  balance[ru_front,r152,1]
 E  balance[ru_front,r152,2]
 E  balance[ru_front,r152,3]
 E  balance[ru_front,r152,4]
 E  balance[ru_front,r152,5]
 E  balance[ru_front,r152,6]
 E  balance[ru_front,r152,7]
 E  balance[ru_front,r152,8]
 E  balance[ru_front,r152,9]
 E  balance[ru_front,r152,10]
 E  balance[ru_front,r152,11]
 E  balance[ru_stores,r152,0]
 E  balance[ru_stores,r152,1]
 E  balance[ru_stores,r152,2]
 E  balance[ru_stores,r152,3]
 E  balance[ru_stores,r152,4]
 E  balance[ru_stores,r152,5]
 E  balance[ru_stores,r152,6]
 E  balance[ru_stores,r152,7]
 E  balance[ru_stores,r152,8]
 E  balance[ru_stores,r152,9]
 E  balance[ru_stores,r152,10]
 E  balance[ru_stores,r152,11]
 L  capacity[plants_122,0]
 L  capacity[plants_122,1]
 L  capacity[plants_122,2]
 L  capacity[plants_122,3]
 L  capacity[plants_122,4]
 L  capacity[plants_122,5]
 L  capacity[plants_122,6]
 L  capacity[plants_122,7]
 L  capacity[plants_122,8]
 L  capacity[plants_122,9]
 L  capacity[plants_122,10]
 L  capacity[plants_122,11]
 L  capacity[plants_152,0]
 L  capacity[plants_152,1]
 L  capacity[plants_152,2]
 L  capacity[plants_152,3]
 L  capacity[plants_152,4]
 L  capacity[plants_152,5]
 L  capacity[plants_152,6]
 L  capacity[plants_152,7]
 L  capacity[plants_152,8]
 L  capacity[plants_152,9]
 L  capacity[plants_152,10]
 L  capacity[plants_152,11]
 L  sustaining[plants_122,r122,0]
 L  sustaining[plants_122,r122,1]
 L  sustaining[plants_122,r122,2]
 L  sustaining[plants_122,r122,3]
 L  sustaining[plants_122,r122,4]
 L  sustaining[plants_122,r122,5]
 L  sustaining[plants_122,r122,6]
 L  sustaining[plants_122,r122,7]
 L  sustaining[plants_122,r122,8]
 L  sustaining[plants_122,r122,9]
 L  sustaining[plants_122,r122,10]
 L  sustaining[plants_122,r122,11]
 L  sustaining[plants_152,r152,0]
 L  sustaining[plants_152,r152,1]
 L  sustaining[plants_152,r152,2]
 L  sustaining[plants_152,r152,3]
 L  sustaining[plants_152,r152,4]
 L  sustaining[plants_152,r152,5]
 L  sustaining[plants_152,r152,6]
 L  sustaining[plants_152,r152,7]
 L  sustaining[plants_152,r152,8]
 L  sustaining[plants_152,r152,9]
 L  sustaining[plants_152,r152,10]
 L  sustaining[plants_152,r152,11]
 E  meeting[guns_122,0]
 E  meeting[guns_122,1]
 E  meeting[guns_122,2]
 E  meeting[guns_122,3]
 E  meeting[guns_122,4]
 E  meeting[guns_122,5]
 E  meeting[guns_122,6]
 E  meeting[guns_122,7]
 E  meeting[guns_122,8]
 E  meeting[guns_122,9]
 E  meeting[guns_122,10]
 E  meeting[guns_122,11]
 E  meeting[guns_152,0]
 E  meeting[guns_152,1]
 E  meeting[guns_152,2]
 E  meeting[guns_152,3]
 E  meeting[guns_152,4]
 E  meeting[guns_152,5]
 E  meeting[guns_152,6]
 E  meeting[guns_152,7]
 E  meeting[guns_152,8]
 E  meeting[guns_152,9]
 E  meeting[guns_152,10]
 E  meeting[guns_152,11]
 E  shortfall[guns_122]
 E  shortfall[guns_152]
 E  pricing[guns_122]
 E  pricing[guns_152]
 E  nation_class[RU,122_mm]
 E  nation_class[RU,152_mm]
 E  nation[RU]
COLUMNS
    make[plants_122,r122,0]  balance[ru_front,r122,0]  -1
    make[plants_122,r122,0]  capacity[plants_122,0]  1.5e-05
    make[plants_122,r122,0]  sustaining[plants_122,r122,0]  -1
    make[plants_122,r122,1]  balance[ru_front,r122,1]  -1
    make[plants_122,r122,1]  capacity[plants_122,1]  1.5e-05
    make[plants_122,r122,1]  sustaining[plants_122,r122,1]  -1
    make[plants_122,r122,2]  balance[ru_front,r122,2]  -1
    make[plants_122,r122,2]  capacity[plants_122,2]  1.5e-05
    make[plants_122,r122,2]  sustaining[plants_122,r122,2]  -1
    make[plants_122,r122,3]  balance[ru_front,r122,3]  -1
    make[plants_122,r122,3]  capacity[plants_122,3]  1.5e-05
    make[plants_122,r122,3]  sustaining[plants_122,r122,3]  -1
    make[plants_122,r122,4]  balance[ru_front,r122,4]  -1
    make[plants_122,r122,4]  capacity[plants_122,4]  1.5e-05
    make[plants_122,r122,4]  sustaining[plants_122,r122,4]  -1
    make[plants_122,r122,5]  balance[ru_front,r122,5]  -1
    make[plants_122,r122,5]  capacity[plants_122,5]  1.5e-05
    make[plants_122,r122,5]  sustaining[plants_122,r122,5]  -1
    make[plants_122,r122,6]  balance[ru_front,r122,6]  -1
    make[plants_122,r122,6]  capacity[plants_122,6]  1.5e-05
    make[plants_122,r122,6]  sustaining[plants_122,r122,6]  -1
    make[plants_122,r122,7]  balance[ru_front,r122,7]  -1
    make[plants_122,r122,7]  capacity[plants_122,7]  1.5e-05
    make[plants_122,r122,7]  sustaining[plants_122,r122,7]  -1
    make[plants_122,r122,8]  balance[ru_front,r122,8]  -1
    make[plants_122,r122,8]  capacity[plants_122,8]  1.5e-05
    make[plants_122,r122,8]  sustaining[plants_122,r122,8]  -1
    make[plants_122,r122,9]  balance[ru_front,r122,9]  -1
    make[plants_122,r122,9]  capacity[plants_122,9]  1.5e-05
    make[plants_122,r122,9]  sustaining[plants_122,r122,9]  -1
    make[plants_122,r122,10]  balance[ru_front,r122,10]  -1
    make[plants_122,r122,10]  capacity[plants_122,10]  1.5e-05
    make[plants_122,r122,10]  sustaining[plants_122,r122,10]  -1
    make[plants_122,r122,11]  balance[ru_front,r122,11]  -1
    make[plants_122,r122,11]  capacity[plants_122,11]  1.5e-05
    make[plants_122,r122,11]  sustaining[plants_122,r122,11]  -1
    make[plants_152,r152,0]  balance[ru_front,r152,0]  -1
    make[plants_152,r152,0]  capacity[plants_152,0]  9.23076923076923e-06
    make[plants_152,r152,0]  sustaining[plants_152,r152,0]  -1
    make[plants_152,r152,1]  balance[ru_front,r152,1]  -1
    make[plants_152,r152,1]  capacity[plants_152,1]  9.23076923076923e-06
    make[plants_152,r152,1]  sustaining[plants_152,r152,1]  -1
    make[plants_152,r152,2]  balance[ru_front,r152,2]  -1
    make[plants_152,r152,2]  capacity[plants_152,2]  9.23076923076923e-06
    make[plants_152,r152,2]  sustaining[plants_152,r152,2]  -1
    make[plants_152,r152,3]  balance[ru_front,r152,3]  -1
    make[plants_152,r152,3]  capacity[plants_152,3]  9.23076923076923e-06
    make[plants_152,r152,3]  sustaining[plants_152,r152,3]  -1
    make[plants_152,r152,4]  balance[ru_front,r152,4]  -1
    make[plants_152,r152,4]  capacity[plants_152,4]  9.23076923076923e-06
    make[plants_152,r152,4]  sustaining[plants_152,r152,4]  -1
    make[plants_152,r152,5]  balance[ru_front,r152,5]  -1
    make[plants_152,r152,5]  capacity[plants_152,5]  9.23076923076923e-06
    make[plants_152,r152,5]  sustaining[plants_152,r152,5]  -1
    make[plants_152,r152,6]  balance[ru_front,r152,6]  -1
    make[plants_152,r152,6]  capacity[plants_152,6]  9.23076923076923e-06
    make[plants_152,r152,6]  sustaining[plants_152,r152,6]  -1
    make[plants_152,r152,7]  balance[ru_front,r152,7]  -1
    make[plants_152,r152,7]  capacity[plants_152,7]  9.23076923076923e-06
    make[plants_152,r152,7]  sustaining[plants_152,r152,7]  -1
    make[plants_152,r152,8]  balance[ru_front,r152,8]  -1
    make[plants_152,r152,8]  capacity[plants_152,8]  9.23076923076923e-06
    make[plants_152,r152,8]  sustaining[plants_152,r152,8]  -1
    make[plants_152,r152,9]  balance[ru_front,r152,9]  -1
    make[plants_152,r152,9]  capacity[plants_152,9]  9.23076923076923e-06
    make[plants_152,r152,9]  sustaining[plants_152,r152,9]  -1
    make[plants_152,r152,10]  balance[ru_front,r152,10]  -1
    make[plants_152,r152,10]  capacity[plants_152,10]  9.23076923076923e-06
    make[plants_152,r152,10]  sustaining[plants_152,r152,10]  -1
    make[plants_152,r152,11]  balance[ru_front,r152,11]  -1
    make[plants_152,r152,11]  capacity[plants_152,11]  9.23076923076923e-06
    make[plants_152,r152,11]  sustaining[plants_152,r152,11]  -1
    hold[kp_stores,r122,0]  balance[kp_stores,r122,0]  1
    hold[kp_stores,r122,0]  balance[kp_stores,r122,1]  -1
    hold[kp_stores,r122,1]  balance[kp_stores,r122,1]  1
    hold[kp_stores,r122,1]  balance[kp_stores,r122,2]  -1
    hold[kp_stores,r122,2]  balance[kp_stores,r122,2]  1
    hold[kp_stores,r122,2]  balance[kp_stores,r122,3]  -1
    hold[kp_stores,r122,3]  balance[kp_stores,r122,3]  1
    hold[kp_stores,r122,3]  balance[kp_stores,r122,4]  -1
    hold[kp_stores,r122,4]  balance[kp_stores,r122,4]  1
    hold[kp_stores,r122,4]  balance[kp_stores,r122,5]  -1
    hold[kp_stores,r122,5]  balance[kp_stores,r122,5]  1
    hold[kp_stores,r122,5]  balance[kp_stores,r122,6]  -1
    hold[kp_stores,r122,6]  balance[kp_stores,r122,6]  1
    hold[kp_stores,r122,6]  balance[kp_stores,r122,7]  -1
    hold[kp_stores,r122,7]  balance[kp_stores,r122,7]  1
    hold[kp_stores,r122,7]  balance[kp_stores,r122,8]  -1
    hold[kp_stores,r122,8]  balance[kp_stores,r122,8]  1
    hold[kp_stores,r122,8]  balance[kp_stores,r122,9]  -1
    hold[kp_stores,r122,9]  balance[kp_stores,r122,9]  1
    hold[kp_stores,r122,9]  balance[kp_stores,r122,10]  -1
    hold[kp_stores,r122,10]  balance[kp_stores,r122,10]  1
    hold[kp_stores,r122,10]  balance[kp_stores,r122,11]  -1
    hold[kp_stores,r122,11]  balance[kp_stores,r122,11]  1
    hold[ru_front,r122,0]  balance[ru_front,r122,0]  1
    hold[ru_front,r122,0]  balance[ru_front,r122,1]  -1
    hold[ru_front,r122,1]  balance[ru_front,r122,1]  1
    hold[ru_front,r122,1]  balance[ru_front,r122,2]  -1
    hold[ru_front,r122,2]  balance[ru_front,r122,2]  1
    hold[ru_front,r122,2]  balance[ru_front,r122,3]  -1
    hold[ru_front,r122,3]  balance[ru_front,r122,3]  1
    hold[ru_front,r122,3]  balance[ru_front,r122,4]  -1
    hold[ru_front,r122,4]  balance[ru_front,r122,4]  1
    hold[ru_front,r122,4]  balance[ru_front,r122,5]  -1
    hold[ru_front,r122,5]  balance[ru_front,r122,5]  1
    hold[ru_front,r122,5]  balance[ru_front,r122,6]  -1
    hold[ru_front,r122,6]  balance[ru_front,r122,6]  1
    hold[ru_front,r122,6]  balance[ru_front,r122,7]  -1
    hold[ru_front,r122,7]  balance[ru_front,r122,7]  1
    hold[ru_front,r122,7]  balance[ru_front,r122,8]  -1
    hold[ru_front,r122,8]  balance[ru_front,r122,8]  1
    hold[ru_front,r122,8]  balance[ru_front,r122,9]  -1
    hold[ru_front,r122,9]  balance[ru_front,r122,9]  1
    hold[ru_front,r122,9]  balance[ru_front,r122,10]  -1
    hold[ru_front,r122,10]  balance[ru_front,r122,10]  1
    hold[ru_front,r122,10]  balance[ru_front,r122,11]  -1
    hold[ru_front,r122,11]  balance[ru_front,r122,11]  1
    hold[ru_front,r152,0]  balance[ru_front,r152,0]  1
    hold[ru_front,r152,0]  balance[ru_front,r152,1]  -1
    hold[ru_front,r152,1]  balance[ru_front,r152,1]  1
    hold[ru_front,r152,1]  balance[ru_front,r152,2]  -1
    hold[ru_front,r152,2]  balance[ru_front,r152,2]  1
    hold[ru_front,r152,2]  balance[ru_front,r152,3]  -1
    hold[ru_front,r152,3]  balance[ru_front,r152,3]  1
    hold[ru_front,r152,3]  balance[ru_front,r152,4]  -1
    hold[ru_front,r152,4]  balance[ru_front,r152,4]  1
    hold[ru_front,r152,4]  balance[ru_front,r152,5]  -1
    hold[ru_front,r152,5]  balance[ru_front,r152,5]  1
    hold[ru_front,r152,5]  balance[ru_front,r152,6]  -1
    hold[ru_front,r152,6]  balance[ru_front,r152,6]  1
    hold[ru_front,r152,6]  balance[ru_front,r152,7]  -1
    hold[ru_front,r152,7]  balance[ru_front,r152,7]  1
    hold[ru_front,r152,7]  balance[ru_front,r152,8]  -1
    hold[ru_front,r152,8]  balance[ru_front,r152,8]  1
    hold[ru_front,r152,8]  balance[ru_front,r152,9]  -1
    hold[ru_front,r152,9]  balance[ru_front,r152,9]  1
    hold[ru_front,r152,9]  balance[ru_front,r152,10]  -1
    hold[ru_front,r152,10]  balance[ru_front,r152,10]  1
    hold[ru_front,r152,10]  balance[ru_front,r152,11]  -1
    hold[ru_front,r152,11]  balance[ru_front,r152,11]  1
    hold[ru_stores,r152,0]  balance[ru_stores,r152,0]  1
    hold[ru_stores,r152,0]  balance[ru_stores,r152,1]  -1
    hold[ru_stores,r152,1]  balance[ru_stores,r152,1]  1
    hold[ru_stores,r152,1]  balance[ru_stores,r152,2]  -1
    hold[ru_stores,r152,2]  balance[ru_stores,r152,2]  1
    hold[ru_stores,r152,2]  balance[ru_stores,r152,3]  -1
    hold[ru_stores,r152,3]  balance[ru_stores,r152,3]  1
    hold[ru_stores,r152,3]  balance[ru_stores,r152,4]  -1
    hold[ru_stores,r152,4]  balance[ru_stores,r152,4]  1
    hold[ru_stores,r152,4]  balance[ru_stores,r152,5]  -1
    hold[ru_stores,r152,5]  balance[ru_stores,r152,5]  1
    hold[ru_stores,r152,5]  balance[ru_stores,r152,6]  -1
    hold[ru_stores,r152,6]  balance[ru_stores,r152,6]  1
    hold[ru_stores,r152,6]  balance[ru_stores,r152,7]  -1
    hold[ru_stores,r152,7]  balance[ru_stores,r152,7]  1
    hold[ru_stores,r152,7]  balance[ru_stores,r152,8]  -1
    hold[ru_stores,r152,8]  balance[ru_stores,r152,8]  1
    hold[ru_stores,r152,8]  balance[ru_stores,r152,9]  -1
    hold[ru_stores,r152,9]  balance[ru_stores,r152,9]  1
    hold[ru_stores,r152,9]  balance[ru_stores,r152,10]  -1
    hold[ru_stores,r152,10]  balance[ru_stores,r152,10]  1
    hold[ru_stores,r152,10]  balance[ru_stores,r152,11]  -1
    hold[ru_stores,r152,11]  balance[ru_stores,r152,11]  1
    ship[kp_front,r122,0]  balance[kp_stores,r122,0]  1
    ship[kp_front,r122,0]  balance[ru_front,r122,0]  -1
    ship[kp_front,r122,1]  balance[kp_stores,r122,1]  1
    ship[kp_front,r122,1]  balance[ru_front,r122,1]  -1
    ship[kp_front,r122,2]  balance[kp_stores,r122,2]  1
    ship[kp_front,r122,2]  balance[ru_front,r122,2]  -1
    ship[kp_front,r122,3]  balance[kp_stores,r122,3]  1
    ship[kp_front,r122,3]  balance[ru_front,r122,3]  -1
    ship[kp_front,r122,4]  balance[kp_stores,r122,4]  1
    ship[kp_front,r122,4]  balance[ru_front,r122,4]  -1
    ship[kp_front,r122,5]  balance[kp_stores,r122,5]  1
    ship[kp_front,r122,5]  balance[ru_front,r122,5]  -1
    ship[kp_front,r122,6]  balance[kp_stores,r122,6]  1
    ship[kp_front,r122,6]  balance[ru_front,r122,6]  -1
    ship[kp_front,r122,7]  balance[kp_stores,r122,7]  1
    ship[kp_front,r122,7]  balance[ru_front,r122,7]  -1
    ship[kp_front,r122,8]  balance[kp_stores,r122,8]  1
    ship[kp_front,r122,8]  balance[ru_front,r122,8]  -1
    ship[kp_front,r122,9]  balance[kp_stores,r122,9]  1
    ship[kp_front,r122,9]  balance[ru_front,r122,9]  -1
    ship[kp_front,r122,10]  balance[kp_stores,r122,10]  1
    ship[kp_front,r122,10]  balance[ru_front,r122,10]  -1
    ship[kp_front,r122,11]  balance[kp_stores,r122,11]  1
    ship[kp_front,r122,11]  balance[ru_front,r122,11]  -1
    ship[stores_front,r152,0]  balance[ru_front,r152,0]  -1
    ship[stores_front,r152,0]  balance[ru_stores,r152,0]  1
    ship[stores_front,r152,1]  balance[ru_front,r152,1]  -1
    ship[stores_front,r152,1]  balance[ru_stores,r152,1]  1
    ship[stores_front,r152,2]  balance[ru_front,r152,2]  -1
    ship[stores_front,r152,2]  balance[ru_stores,r152,2]  1
    ship[stores_front,r152,3]  balance[ru_front,r152,3]  -1
    ship[stores_front,r152,3]  balance[ru_stores,r152,3]  1
    ship[stores_front,r152,4]  balance[ru_front,r152,4]  -1
    ship[stores_front,r152,4]  balance[ru_stores,r152,4]  1
    ship[stores_front,r152,5]  balance[ru_front,r152,5]  -1
    ship[stores_front,r152,5]  balance[ru_stores,r152,5]  1
    ship[stores_front,r152,6]  balance[ru_front,r152,6]  -1
    ship[stores_front,r152,6]  balance[ru_stores,r152,6]  1
    ship[stores_front,r152,7]  balance[ru_front,r152,7]  -1
    ship[stores_front,r152,7]  balance[ru_stores,r152,7]  1
    ship[stores_front,r152,8]  balance[ru_front,r152,8]  -1
    ship[stores_front,r152,8]  balance[ru_stores,r152,8]  1
    ship[stores_front,r152,9]  balance[ru_front,r152,9]  -1
    ship[stores_front,r152,9]  balance[ru_stores,r152,9]  1
    ship[stores_front,r152,10]  balance[ru_front,r152,10]  -1
    ship[stores_front,r152,10]  balance[ru_stores,r152,10]  1
    ship[stores_front,r152,11]  balance[ru_front,r152,11]  -1
    ship[stores_front,r152,11]  balance[ru_stores,r152,11]  1
    issue[gun_122:r122,guns_122,0]  balance[ru_front,r122,0]  1
    issue[gun_122:r122,guns_122,0]  meeting[guns_122,0]  1
    issue[gun_122:r122,guns_122,1]  balance[ru_front,r122,1]  1
    issue[gun_122:r122,guns_122,1]  meeting[guns_122,1]  1
    issue[gun_122:r122,guns_122,2]  balance[ru_front,r122,2]  1
    issue[gun_122:r122,guns_122,2]  meeting[guns_122,2]  1
    issue[gun_122:r122,guns_122,3]  balance[ru_front,r122,3]  1
    issue[gun_122:r122,guns_122,3]  meeting[guns_122,3]  1
    issue[gun_122:r122,guns_122,4]  balance[ru_front,r122,4]  1
    issue[gun_122:r122,guns_122,4]  meeting[guns_122,4]  1
    issue[gun_122:r122,guns_122,5]  balance[ru_front,r122,5]  1
    issue[gun_122:r122,guns_122,5]  meeting[guns_122,5]  1
    issue[gun_122:r122,guns_122,6]  balance[ru_front,r122,6]  1
    issue[gun_122:r122,guns_122,6]  meeting[guns_122,6]  1
    issue[gun_122:r122,guns_122,7]  balance[ru_front,r122,7]  1
    issue[gun_122:r122,guns_122,7]  meeting[guns_122,7]  1
    issue[gun_122:r122,guns_122,8]  balance[ru_front,r122,8]  1
    issue[gun_122:r122,guns_122,8]  meeting[guns_122,8]  1
    issue[gun_122:r122,guns_122,9]  balance[ru_front,r122,9]  1
    issue[gun_122:r122,guns_122,9]  meeting[guns_122,9]  1
    issue[gun_122:r122,guns_122,10]  balance[ru_front,r122,10]  1
    issue[gun_122:r122,guns_122,10]  meeting[guns_122,10]  1
    issue[gun_122:r122,guns_122,11]  balance[ru_front,r122,11]  1
    issue[gun_122:r122,guns_122,11]  meeting[guns_122,11]  1
    issue[gun_122:r152(one_calibre),guns_122,0]  balance[ru_front,r152,0]  1
    issue[gun_122:r152(one_calibre),guns_122,0]  meeting[guns_122,0]  1
    issue[gun_122:r152(one_calibre),guns_122,1]  balance[ru_front,r152,1]  1
    issue[gun_122:r152(one_calibre),guns_122,1]  meeting[guns_122,1]  1
    issue[gun_122:r152(one_calibre),guns_122,2]  balance[ru_front,r152,2]  1
    issue[gun_122:r152(one_calibre),guns_122,2]  meeting[guns_122,2]  1
    issue[gun_122:r152(one_calibre),guns_122,3]  balance[ru_front,r152,3]  1
    issue[gun_122:r152(one_calibre),guns_122,3]  meeting[guns_122,3]  1
    issue[gun_122:r152(one_calibre),guns_122,4]  balance[ru_front,r152,4]  1
    issue[gun_122:r152(one_calibre),guns_122,4]  meeting[guns_122,4]  1
    issue[gun_122:r152(one_calibre),guns_122,5]  balance[ru_front,r152,5]  1
    issue[gun_122:r152(one_calibre),guns_122,5]  meeting[guns_122,5]  1
    issue[gun_122:r152(one_calibre),guns_122,6]  balance[ru_front,r152,6]  1
    issue[gun_122:r152(one_calibre),guns_122,6]  meeting[guns_122,6]  1
    issue[gun_122:r152(one_calibre),guns_122,7]  balance[ru_front,r152,7]  1
    issue[gun_122:r152(one_calibre),guns_122,7]  meeting[guns_122,7]  1
    issue[gun_122:r152(one_calibre),guns_122,8]  balance[ru_front,r152,8]  1
    issue[gun_122:r152(one_calibre),guns_122,8]  meeting[guns_122,8]  1
    issue[gun_122:r152(one_calibre),guns_122,9]  balance[ru_front,r152,9]  1
    issue[gun_122:r152(one_calibre),guns_122,9]  meeting[guns_122,9]  1
    issue[gun_122:r152(one_calibre),guns_122,10]  balance[ru_front,r152,10]  1
    issue[gun_122:r152(one_calibre),guns_122,10]  meeting[guns_122,10]  1
    issue[gun_122:r152(one_calibre),guns_122,11]  balance[ru_front,r152,11]  1
    issue[gun_122:r152(one_calibre),guns_122,11]  meeting[guns_122,11]  1
    issue[gun_152:r122(one_calibre),guns_152,0]  balance[ru_front,r122,0]  1
    issue[gun_152:r122(one_calibre),guns_152,0]  meeting[guns_152,0]  1
    issue[gun_152:r122(one_calibre),guns_152,1]  balance[ru_front,r122,1]  1
    issue[gun_152:r122(one_calibre),guns_152,1]  meeting[guns_152,1]  1
    issue[gun_152:r122(one_calibre),guns_152,2]  balance[ru_front,r122,2]  1
    issue[gun_152:r122(one_calibre),guns_152,2]  meeting[guns_152,2]  1
    issue[gun_152:r122(one_calibre),guns_152,3]  balance[ru_front,r122,3]  1
    issue[gun_152:r122(one_calibre),guns_152,3]  meeting[guns_152,3]  1
    issue[gun_152:r122(one_calibre),guns_152,4]  balance[ru_front,r122,4]  1
    issue[gun_152:r122(one_calibre),guns_152,4]  meeting[guns_152,4]  1
    issue[gun_152:r122(one_calibre),guns_152,5]  balance[ru_front,r122,5]  1
    issue[gun_152:r122(one_calibre),guns_152,5]  meeting[guns_152,5]  1
    issue[gun_152:r122(one_calibre),guns_152,6]  balance[ru_front,r122,6]  1
    issue[gun_152:r122(one_calibre),guns_152,6]  meeting[guns_152,6]  1
    issue[gun_152:r122(one_calibre),guns_152,7]  balance[ru_front,r122,7]  1
    issue[gun_152:r122(one_calibre),guns_152,7]  meeting[guns_152,7]  1
    issue[gun_152:r122(one_calibre),guns_152,8]  balance[ru_front,r122,8]  1
    issue[gun_152:r122(one_calibre),guns_152,8]  meeting[guns_152,8]  1
    issue[gun_152:r122(one_calibre),guns_152,9]  balance[ru_front,r122,9]  1
    issue[gun_152:r122(one_calibre),guns_152,9]  meeting[guns_152,9]  1
    issue[gun_152:r122(one_calibre),guns_152,10]  balance[ru_front,r122,10]  1
    issue[gun_152:r122(one_calibre),guns_152,10]  meeting[guns_152,10]  1
    issue[gun_152:r122(one_calibre),guns_152,11]  balance[ru_front,r122,11]  1
    issue[gun_152:r122(one_calibre),guns_152,11]  meeting[guns_152,11]  1
    issue[gun_152:r152,guns_152,0]  balance[ru_front,r152,0]  1
    issue[gun_152:r152,guns_152,0]  meeting[guns_152,0]  1
    issue[gun_152:r152,guns_152,1]  balance[ru_front,r152,1]  1
    issue[gun_152:r152,guns_152,1]  meeting[guns_152,1]  1
    issue[gun_152:r152,guns_152,2]  balance[ru_front,r152,2]  1
    issue[gun_152:r152,guns_152,2]  meeting[guns_152,2]  1
    issue[gun_152:r152,guns_152,3]  balance[ru_front,r152,3]  1
    issue[gun_152:r152,guns_152,3]  meeting[guns_152,3]  1
    issue[gun_152:r152,guns_152,4]  balance[ru_front,r152,4]  1
    issue[gun_152:r152,guns_152,4]  meeting[guns_152,4]  1
    issue[gun_152:r152,guns_152,5]  balance[ru_front,r152,5]  1
    issue[gun_152:r152,guns_152,5]  meeting[guns_152,5]  1
    issue[gun_152:r152,guns_152,6]  balance[ru_front,r152,6]  1
    issue[gun_152:r152,guns_152,6]  meeting[guns_152,6]  1
    issue[gun_152:r152,guns_152,7]  balance[ru_front,r152,7]  1
    issue[gun_152:r152,guns_152,7]  meeting[guns_152,7]  1
    issue[gun_152:r152,guns_152,8]  balance[ru_front,r152,8]  1
    issue[gun_152:r152,guns_152,8]  meeting[guns_152,8]  1
    issue[gun_152:r152,guns_152,9]  balance[ru_front,r152,9]  1
    issue[gun_152:r152,guns_152,9]  meeting[guns_152,9]  1
    issue[gun_152:r152,guns_152,10]  balance[ru_front,r152,10]  1
    issue[gun_152:r152,guns_152,10]  meeting[guns_152,10]  1
    issue[gun_152:r152,guns_152,11]  balance[ru_front,r152,11]  1
    issue[gun_152:r152,guns_152,11]  meeting[guns_152,11]  1
    unmet[guns_122,0]  meeting[guns_122,0]  1
    unmet[guns_122,0]  meeting[guns_122,1]  -1
    unmet[guns_122,0]  pricing[guns_122]  -0.01
    unmet[guns_122,1]  meeting[guns_122,1]  1
    unmet[guns_122,1]  meeting[guns_122,2]  -1
    unmet[guns_122,1]  pricing[guns_122]  -0.00916666666666667
    unmet[guns_122,2]  meeting[guns_122,2]  1
    unmet[guns_122,2]  meeting[guns_122,3]  -1
    unmet[guns_122,2]  pricing[guns_122]  -0.00833333333333333
    unmet[guns_122,3]  meeting[guns_122,3]  1
    unmet[guns_122,3]  meeting[guns_122,4]  -1
    unmet[guns_122,3]  pricing[guns_122]  -0.0075
    unmet[guns_122,4]  meeting[guns_122,4]  1
    unmet[guns_122,4]  meeting[guns_122,5]  -1
    unmet[guns_122,4]  pricing[guns_122]  -0.00666666666666667
    unmet[guns_122,5]  meeting[guns_122,5]  1
    unmet[guns_122,5]  meeting[guns_122,6]  -1
    unmet[guns_122,5]  pricing[guns_122]  -0.00583333333333333
    unmet[guns_122,6]  meeting[guns_122,6]  1
    unmet[guns_122,6]  meeting[guns_122,7]  -1
    unmet[guns_122,6]  pricing[guns_122]  -0.005
    unmet[guns_122,7]  meeting[guns_122,7]  1
    unmet[guns_122,7]  meeting[guns_122,8]  -1
    unmet[guns_122,7]  pricing[guns_122]  -0.00416666666666667
    unmet[guns_122,8]  meeting[guns_122,8]  1
    unmet[guns_122,8]  meeting[guns_122,9]  -1
    unmet[guns_122,8]  pricing[guns_122]  -0.00333333333333333
    unmet[guns_122,9]  meeting[guns_122,9]  1
    unmet[guns_122,9]  meeting[guns_122,10]  -1
    unmet[guns_122,9]  pricing[guns_122]  -0.0025
    unmet[guns_122,10]  meeting[guns_122,10]  1
    unmet[guns_122,10]  meeting[guns_122,11]  -1
    unmet[guns_122,10]  pricing[guns_122]  -0.00166666666666667
    unmet[guns_122,11]  meeting[guns_122,11]  1
    unmet[guns_122,11]  shortfall[guns_122]  -1
    unmet[guns_122,11]  pricing[guns_122]  -1.00083333333333
    unmet[guns_152,0]  meeting[guns_152,0]  1
    unmet[guns_152,0]  meeting[guns_152,1]  -1
    unmet[guns_152,0]  pricing[guns_152]  -0.01
    unmet[guns_152,1]  meeting[guns_152,1]  1
    unmet[guns_152,1]  meeting[guns_152,2]  -1
    unmet[guns_152,1]  pricing[guns_152]  -0.00916666666666667
    unmet[guns_152,2]  meeting[guns_152,2]  1
    unmet[guns_152,2]  meeting[guns_152,3]  -1
    unmet[guns_152,2]  pricing[guns_152]  -0.00833333333333333
    unmet[guns_152,3]  meeting[guns_152,3]  1
    unmet[guns_152,3]  meeting[guns_152,4]  -1
    unmet[guns_152,3]  pricing[guns_152]  -0.0075
    unmet[guns_152,4]  meeting[guns_152,4]  1
    unmet[guns_152,4]  meeting[guns_152,5]  -1
    unmet[guns_152,4]  pricing[guns_152]  -0.00666666666666667
    unmet[guns_152,5]  meeting[guns_152,5]  1
    unmet[guns_152,5]  meeting[guns_152,6]  -1
    unmet[guns_152,5]  pricing[guns_152]  -0.00583333333333333
    unmet[guns_152,6]  meeting[guns_152,6]  1
    unmet[guns_152,6]  meeting[guns_152,7]  -1
    unmet[guns_152,6]  pricing[guns_152]  -0.005
    unmet[guns_152,7]  meeting[guns_152,7]  1
    unmet[guns_152,7]  meeting[guns_152,8]  -1
    unmet[guns_152,7]  pricing[guns_152]  -0.00416666666666667
    unmet[guns_152,8]  meeting[guns_152,8]  1
    unmet[guns_152,8]  meeting[guns_152,9]  -1
    unmet[guns_152,8]  pricing[guns_152]  -0.00333333333333333
    unmet[guns_152,9]  meeting[guns_152,9]  1
    unmet[guns_152,9]  meeting[guns_152,10]  -1
    unmet[guns_152,9]  pricing[guns_152]  -0.0025
    unmet[guns_152,10]  meeting[guns_152,10]  1
    unmet[guns_152,10]  meeting[guns_152,11]  -1
    unmet[guns_152,10]  pricing[guns_152]  -0.00166666666666667
    unmet[guns_152,11]  meeting[guns_152,11]  1
    unmet[guns_152,11]  shortfall[guns_152]  -1
    unmet[guns_152,11]  pricing[guns_152]  -1.00083333333333
    below[plants_122,r122,0]  sustaining[plants_122,r122,0]  -1
    below[plants_122,r122,1]  sustaining[plants_122,r122,1]  -1
    below[plants_122,r122,2]  sustaining[plants_122,r122,2]  -1
    below[plants_122,r122,3]  sustaining[plants_122,r122,3]  -1
    below[plants_122,r122,4]  sustaining[plants_122,r122,4]  -1
    below[plants_122,r122,5]  sustaining[plants_122,r122,5]  -1
    below[plants_122,r122,6]  sustaining[plants_122,r122,6]  -1
    below[plants_122,r122,7]  sustaining[plants_122,r122,7]  -1
    below[plants_122,r122,8]  sustaining[plants_122,r122,8]  -1
    below[plants_122,r122,9]  sustaining[plants_122,r122,9]  -1
    below[plants_122,r122,10]  sustaining[plants_122,r122,10]  -1
    below[plants_122,r122,11]  sustaining[plants_122,r122,11]  -1
    below[plants_152,r152,0]  sustaining[plants_152,r152,0]  -1
    below[plants_152,r152,1]  sustaining[plants_152,r152,1]  -1
    below[plants_152,r152,2]  sustaining[plants_152,r152,2]  -1
    below[plants_152,r152,3]  sustaining[plants_152,r152,3]  -1
    below[plants_152,r152,4]  sustaining[plants_152,r152,4]  -1
    below[plants_152,r152,5]  sustaining[plants_152,r152,5]  -1
    below[plants_152,r152,6]  sustaining[plants_152,r152,6]  -1
    below[plants_152,r152,7]  sustaining[plants_152,r152,7]  -1
    below[plants_152,r152,8]  sustaining[plants_152,r152,8]  -1
    below[plants_152,r152,9]  sustaining[plants_152,r152,9]  -1
    below[plants_152,r152,10]  sustaining[plants_152,r152,10]  -1
    below[plants_152,r152,11]  sustaining[plants_152,r152,11]  -1
    band[guns_122,0]  Obj       20.97152
    band[guns_122,0]  pricing[guns_122]  1
    band[guns_122,1]  Obj       41.94304
    band[guns_122,1]  pricing[guns_122]  1
    band[guns_122,2]  Obj       83.88608
    band[guns_122,2]  pricing[guns_122]  1
    band[guns_152,0]  Obj       20.97152
    band[guns_152,0]  pricing[guns_152]  1
    band[guns_152,1]  Obj       41.94304
    band[guns_152,1]  pricing[guns_152]  1
    band[guns_152,2]  Obj       83.88608
    band[guns_152,2]  pricing[guns_152]  1
    lost[guns_122]  shortfall[guns_122]  1
    lost[guns_122]  nation_class[RU,122_mm]  -6.25e-07
    lost[guns_152]  shortfall[guns_152]  1
    lost[guns_152]  nation_class[RU,152_mm]  -6.25e-07
    weighted_class[RU,122_mm]  nation_class[RU,122_mm]  1
    weighted_class[RU,122_mm]  nation[RU]  -1
    weighted_class[RU,152_mm]  nation_class[RU,152_mm]  1
    weighted_class[RU,152_mm]  nation[RU]  -1
    weighted[RU]  nation[RU]  1
    worst[all]  Obj       0
    requirement[guns_122,0]  meeting[guns_122,0]  -1
    requirement[guns_122,1]  meeting[guns_122,1]  -1
    requirement[guns_122,2]  meeting[guns_122,2]  -1
    requirement[guns_122,3]  meeting[guns_122,3]  -1
    requirement[guns_122,4]  meeting[guns_122,4]  -1
    requirement[guns_122,5]  meeting[guns_122,5]  -1
    requirement[guns_122,6]  meeting[guns_122,6]  -1
    requirement[guns_122,7]  meeting[guns_122,7]  -1
    requirement[guns_122,8]  meeting[guns_122,8]  -1
    requirement[guns_122,9]  meeting[guns_122,9]  -1
    requirement[guns_122,10]  meeting[guns_122,10]  -1
    requirement[guns_122,11]  meeting[guns_122,11]  -1
    requirement[guns_152,0]  meeting[guns_152,0]  -1
    requirement[guns_152,1]  meeting[guns_152,1]  -1
    requirement[guns_152,2]  meeting[guns_152,2]  -1
    requirement[guns_152,3]  meeting[guns_152,3]  -1
    requirement[guns_152,4]  meeting[guns_152,4]  -1
    requirement[guns_152,5]  meeting[guns_152,5]  -1
    requirement[guns_152,6]  meeting[guns_152,6]  -1
    requirement[guns_152,7]  meeting[guns_152,7]  -1
    requirement[guns_152,8]  meeting[guns_152,8]  -1
    requirement[guns_152,9]  meeting[guns_152,9]  -1
    requirement[guns_152,10]  meeting[guns_152,10]  -1
    requirement[guns_152,11]  meeting[guns_152,11]  -1
    opening[kp_stores,r122]  balance[kp_stores,r122,0]  -1
    opening[ru_front,r122]  balance[ru_front,r122,0]  -1
    opening[ru_front,r152]  balance[ru_front,r152,0]  -1
    opening[ru_stores,r152]  balance[ru_stores,r152,0]  -1
    uptime[plants_122,0]  capacity[plants_122,0]  -1
    uptime[plants_122,1]  capacity[plants_122,1]  -1
    uptime[plants_122,2]  capacity[plants_122,2]  -1
    uptime[plants_122,3]  capacity[plants_122,3]  -1
    uptime[plants_122,4]  capacity[plants_122,4]  -1
    uptime[plants_122,5]  capacity[plants_122,5]  -1
    uptime[plants_122,6]  capacity[plants_122,6]  -1
    uptime[plants_122,7]  capacity[plants_122,7]  -1
    uptime[plants_122,8]  capacity[plants_122,8]  -1
    uptime[plants_122,9]  capacity[plants_122,9]  -1
    uptime[plants_122,10]  capacity[plants_122,10]  -1
    uptime[plants_122,11]  capacity[plants_122,11]  -1
    uptime[plants_152,0]  capacity[plants_152,0]  -1
    uptime[plants_152,1]  capacity[plants_152,1]  -1
    uptime[plants_152,2]  capacity[plants_152,2]  -1
    uptime[plants_152,3]  capacity[plants_152,3]  -1
    uptime[plants_152,4]  capacity[plants_152,4]  -1
    uptime[plants_152,5]  capacity[plants_152,5]  -1
    uptime[plants_152,6]  capacity[plants_152,6]  -1
    uptime[plants_152,7]  capacity[plants_152,7]  -1
    uptime[plants_152,8]  capacity[plants_152,8]  -1
    uptime[plants_152,9]  capacity[plants_152,9]  -1
    uptime[plants_152,10]  capacity[plants_152,10]  -1
    uptime[plants_152,11]  capacity[plants_152,11]  -1
    sustain[plants_122,r122,0]  sustaining[plants_122,r122,0]  1
    sustain[plants_122,r122,1]  sustaining[plants_122,r122,1]  1
    sustain[plants_122,r122,2]  sustaining[plants_122,r122,2]  1
    sustain[plants_122,r122,3]  sustaining[plants_122,r122,3]  1
    sustain[plants_122,r122,4]  sustaining[plants_122,r122,4]  1
    sustain[plants_122,r122,5]  sustaining[plants_122,r122,5]  1
    sustain[plants_122,r122,6]  sustaining[plants_122,r122,6]  1
    sustain[plants_122,r122,7]  sustaining[plants_122,r122,7]  1
    sustain[plants_122,r122,8]  sustaining[plants_122,r122,8]  1
    sustain[plants_122,r122,9]  sustaining[plants_122,r122,9]  1
    sustain[plants_122,r122,10]  sustaining[plants_122,r122,10]  1
    sustain[plants_122,r122,11]  sustaining[plants_122,r122,11]  1
    sustain[plants_152,r152,0]  sustaining[plants_152,r152,0]  1
    sustain[plants_152,r152,1]  sustaining[plants_152,r152,1]  1
    sustain[plants_152,r152,2]  sustaining[plants_152,r152,2]  1
    sustain[plants_152,r152,3]  sustaining[plants_152,r152,3]  1
    sustain[plants_152,r152,4]  sustaining[plants_152,r152,4]  1
    sustain[plants_152,r152,5]  sustaining[plants_152,r152,5]  1
    sustain[plants_152,r152,6]  sustaining[plants_152,r152,6]  1
    sustain[plants_152,r152,7]  sustaining[plants_152,r152,7]  1
    sustain[plants_152,r152,8]  sustaining[plants_152,r152,8]  1
    sustain[plants_152,r152,9]  sustaining[plants_152,r152,9]  1
    sustain[plants_152,r152,10]  sustaining[plants_152,r152,10]  1
    sustain[plants_152,r152,11]  sustaining[plants_152,r152,11]  1
RHS
BOUNDS
 FX BOUND     ship[stores_front,r152,0]  0
 FX BOUND     ship[stores_front,r152,1]  0
 FX BOUND     ship[stores_front,r152,2]  0
 FX BOUND     ship[stores_front,r152,3]  0
 FX BOUND     ship[stores_front,r152,4]  0
 FX BOUND     ship[stores_front,r152,5]  0
 FX BOUND     ship[stores_front,r152,6]  0
 FX BOUND     ship[stores_front,r152,7]  0
 FX BOUND     ship[stores_front,r152,8]  0
 FX BOUND     ship[stores_front,r152,9]  0
 FX BOUND     ship[stores_front,r152,10]  0
 FX BOUND     ship[stores_front,r152,11]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,0]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,1]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,2]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,3]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,4]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,5]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,6]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,7]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,8]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,9]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,10]  0
 FX BOUND     issue[gun_122:r152(one_calibre),guns_122,11]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,0]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,1]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,2]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,3]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,4]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,5]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,6]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,7]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,8]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,9]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,10]  0
 FX BOUND     issue[gun_152:r122(one_calibre),guns_152,11]  0
 UP BOUND     band[guns_122,0]  533333.333333333
 UP BOUND     band[guns_122,1]  533333.333333333
 UP BOUND     band[guns_152,0]  1333333.33333333
 UP BOUND     band[guns_152,1]  1333333.33333333
 FX BOUND     requirement[guns_122,0]  133333.333333333
 FX BOUND     requirement[guns_122,1]  133333.333333333
 FX BOUND     requirement[guns_122,2]  133333.333333333
 FX BOUND     requirement[guns_122,3]  133333.333333333
 FX BOUND     requirement[guns_122,4]  133333.333333333
 FX BOUND     requirement[guns_122,5]  133333.333333333
 FX BOUND     requirement[guns_122,6]  133333.333333333
 FX BOUND     requirement[guns_122,7]  133333.333333333
 FX BOUND     requirement[guns_122,8]  133333.333333333
 FX BOUND     requirement[guns_122,9]  133333.333333333
 FX BOUND     requirement[guns_122,10]  133333.333333333
 FX BOUND     requirement[guns_122,11]  133333.333333333
 FX BOUND     requirement[guns_152,0]  333333.333333333
 FX BOUND     requirement[guns_152,1]  333333.333333333
 FX BOUND     requirement[guns_152,2]  333333.333333333
 FX BOUND     requirement[guns_152,3]  333333.333333333
 FX BOUND     requirement[guns_152,4]  333333.333333333
 FX BOUND     requirement[guns_152,5]  333333.333333333
 FX BOUND     requirement[guns_152,6]  333333.333333333
 FX BOUND     requirement[guns_152,7]  333333.333333333
 FX BOUND     requirement[guns_152,8]  333333.333333333
 FX BOUND     requirement[guns_152,9]  333333.333333333
 FX BOUND     requirement[guns_152,10]  333333.333333333
 FX BOUND     requirement[guns_152,11]  333333.333333333
 FX BOUND     opening[kp_stores,r122]  2000000
 FX BOUND     opening[ru_front,r122]  0
 FX BOUND     opening[ru_front,r152]  0
 FX BOUND     opening[ru_stores,r152]  3000000
 FX BOUND     uptime[plants_122,0]  1
 FX BOUND     uptime[plants_122,1]  1
 FX BOUND     uptime[plants_122,2]  1
 FX BOUND     uptime[plants_122,3]  1
 FX BOUND     uptime[plants_122,4]  1
 FX BOUND     uptime[plants_122,5]  1
 FX BOUND     uptime[plants_122,6]  1
 FX BOUND     uptime[plants_122,7]  1
 FX BOUND     uptime[plants_122,8]  1
 FX BOUND     uptime[plants_122,9]  1
 FX BOUND     uptime[plants_122,10]  1
 FX BOUND     uptime[plants_122,11]  1
 FX BOUND     uptime[plants_152,0]  1
 FX BOUND     uptime[plants_152,1]  1
 FX BOUND     uptime[plants_152,2]  1
 FX BOUND     uptime[plants_152,3]  1
 FX BOUND     uptime[plants_152,4]  1
 FX BOUND     uptime[plants_152,5]  1
 FX BOUND     uptime[plants_152,6]  1
 FX BOUND     uptime[plants_152,7]  1
 FX BOUND     uptime[plants_152,8]  1
 FX BOUND     uptime[plants_152,9]  1
 FX BOUND     uptime[plants_152,10]  1
 FX BOUND     uptime[plants_152,11]  1
 FX BOUND     sustain[plants_122,r122,0]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,1]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,2]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,3]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,4]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,5]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,6]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,7]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,8]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,9]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,10]  66666.6666666667
 FX BOUND     sustain[plants_122,r122,11]  66666.6666666667
 FX BOUND     sustain[plants_152,r152,0]  108333.333333333
 FX BOUND     sustain[plants_152,r152,1]  108333.333333333
 FX BOUND     sustain[plants_152,r152,2]  108333.333333333
 FX BOUND     sustain[plants_152,r152,3]  108333.333333333
 FX BOUND     sustain[plants_152,r152,4]  108333.333333333
 FX BOUND     sustain[plants_152,r152,5]  108333.333333333
 FX BOUND     sustain[plants_152,r152,6]  108333.333333333
 FX BOUND     sustain[plants_152,r152,7]  108333.333333333
 FX BOUND     sustain[plants_152,r152,8]  108333.333333333
 FX BOUND     sustain[plants_152,r152,9]  108333.333333333
 FX BOUND     sustain[plants_152,r152,10]  108333.333333333
 FX BOUND     sustain[plants_152,r152,11]  108333.333333333
ENDATA
