SELECT manufacturer,
       count(*) AS readings,
       count(DISTINCT ventilatorid) AS ventilators,
       round(avg(o2stats), 2) AS o2,
       max(pressurecontrol) AS highest_pressure
FROM kinesislab.ventilator_metrics
GROUP BY manufacturer
ORDER BY manufacturer
